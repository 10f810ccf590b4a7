// SPDX-License-Identifier: Apache-2.0

extension Templates {
  /// The viewer: what a script needs is hidden until the script shows it, and the four views until
  /// then, and in print, stand in its place.
  static let viewer = """
    <section aria-labelledby="viewer-heading" id="viewer">
    <h2 id="viewer-heading">In three dimensions</h2>
    <div class="live" hidden>
    <canvas class="stage" tabindex="0" role="application" aria-label="{{viewerLabel}}" \
    aria-describedby="viewer-help"></canvas>
    <p class="readout" role="status" aria-live="off"></p>
    <canvas class="strip" aria-hidden="true"></canvas>
    <div class="scrub">
    <button type="button" data-do="play" class="play">Play</button>
    <input type="range" min="0" max="{{viewerLast}}" value="{{viewerStill}}" step="1" \
    aria-label="Frame">
    </div>
    <div class="controls">
    <label>Speed <select class="speed">
    <option value="1">1×</option>
    <option value="0.5">½×</option>
    <option value="0.25">¼×</option>
    <option value="0.1">⅒×</option>
    </select></label>
    {{#viewerWorst}}
    <button type="button" data-do="worst" data-place="{{worstPlace}}" \
    title="{{worstWords}}">Worst frame</button>
    {{/viewerWorst}}
    {{#jumpList}}
    <label>Jump to <select class="jump">
    <option value="">event …</option>
    {{#jumps}}
    <option value="{{jumpPlace}}">{{jumpName}}</option>
    {{/jumps}}
    </select></label>
    {{/jumpList}}
    <span role="group" aria-label="View from">
    <button type="button" data-view="0">Front</button>
    <button type="button" data-view="90">Right</button>
    <button type="button" data-view="180">Back</button>
    <button type="button" data-view="270">Left</button>
    <button type="button" data-view="above">Above</button>
    </span>
    <label><input type="checkbox" class="names"> Marker names</label>
    </div>
    {{#viewerWorst}}
    <p class="fine"><b>Worst frame:</b> {{worstWords}}.</p>
    {{/viewerWorst}}
    <details class="fine">
    <summary>Keys and touch</summary>
    <p id="viewer-help">Drag turns, the wheel zooms once the picture has been clicked; on a touch \
    screen one finger turns, two zoom and tilt. With the picture in focus: arrow keys turn, + and − \
    zoom, space plays and pauses, comma and full stop step one frame, E and shift E go to the next \
    and the last event, W to the worst frame, M and shift M name one marker after the other, N names \
    all, 1 to 5 choose the view, 0 starts over.</p>
    </details>
    </div>
    <div class="views">
    {{#viewerViews}}
    <figure>
    <figcaption>{{viewTitle}}</figcaption>
    {{{viewDrawing}}}
    </figure>
    {{/viewerViews}}
    <p class="fine">{{viewsCaption}}</p>
    </div>
    <ul class="legend fine">
    {{#viewerLegend}}
    <li>{{{legendIcon}}}{{legendText}}</li>
    {{/viewerLegend}}
    </ul>
    <p class="fine">{{viewerKnees}}<span class="played">{{#viewerNotes}} {{.}}{{/viewerNotes}}</span></p>
    <script type="application/json" id="viewer-data">{{{viewerData}}}</script>
    <script>{{{viewerScript}}}</script>
    </section>
    """
}
