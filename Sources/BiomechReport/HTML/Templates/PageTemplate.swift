// SPDX-License-Identifier: Apache-2.0

/// The template of the report: two braces show a value escaped, three show markup made here.
///
/// It is put together as one template, because a partial would fall back to the engine's own
/// escaping.
enum Templates {
  /// The whole page; the pragma sets the escaping of every value on it.
  static let page = """
    {{% CONTENT_TYPE: STRICT_HTML}}<!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{{{policy}}}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="biomech {{version}}">
    <title>{{title}}</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    <header>
    <h1>Knee alignment report</h1>
    <p class="subject">{{subject}} <span>session {{sessionName}}</span></p>
    <ul class="trials">
    {{#trials}}
    <li>{{.}}</li>
    {{/trials}}
    </ul>
    <p class="tool fine">biomech {{version}}</p>
    </header>
    <main>
    <p class="statement">{{statement}}</p>
    \(warnings)
    \(findings)
    \(exercises)
    \(quality)
    {{#kneePlots}}
    \(plots)
    {{/kneePlots}}
    {{#figures}}
    \(figures)
    {{/figures}}
    {{#viewer}}
    \(viewer)
    {{/viewer}}
    {{#patella}}
    \(patella)
    {{/patella}}
    {{#otherPlots}}
    \(plots)
    {{/otherPlots}}
    {{#measureTable}}
    \(measures)
    {{/measureTable}}
    {{#scoreSection}}
    \(scores)
    {{/scoreSection}}
    \(method)
    </main>
    <footer>{{subject}}, session {{sessionName}} <span>biomech {{version}}, settings \
    {{configurationHash}}</span></footer>
    </body>
    </html>

    """

  static let warnings = """
    <section aria-labelledby="warning-signs">
    <h2 id="warning-signs">Warning signs</h2>
    <p class="screening">{{screeningSentence}}</p>
    {{#raised}}
    <ul class="raised">
    {{#raisedFlags}}
    <li><strong>{{flagTitle}}</strong> <span class="urgency">{{urgency}}</span> \
    <span class="code">{{code}}</span>
    <p>{{action}} Go to: {{referTo}}.</p>
    <p class="fine">Because: {{reason}}</p></li>
    {{/raisedFlags}}
    </ul>
    {{/raised}}
    {{#checklist}}
    <p class="fine">{{checklistIntro}}</p>
    <div class="checklist">
    {{#groups}}
    <h3>{{groupTitle}}</h3>
    <ul>
    {{#questions}}
    <li>{{question}} <span class="care">{{action}} <b>{{referTo}}</b> \
    <span class="code">{{code}}</span></span></li>
    {{/questions}}
    </ul>
    {{/groups}}
    </div>
    {{/checklist}}
    </section>
    """

  static let findings = """
    <section aria-labelledby="findings">
    <h2 id="findings">Findings</h2>
    {{#nothingJudged}}
    <p>Nothing was held against a threshold.</p>
    {{/nothingJudged}}
    {{#cards}}
    <article class="finding {{levelClass}}">
    <h3>{{{shape}}}<span class="level">{{levelWord}}</span> \
    <span>{{findingTitle}} <span class="code">{{findingCode}}</span></span></h3>
    <div class="card">
    <div>
    <p>{{sentence}}</p>
    {{#meaning}}
    <p>{{.}}</p>
    {{/meaning}}
    {{#factors}}
    <p><b>May contribute:</b> {{.}}.</p>
    {{/factors}}
    {{#contested}}
    <p><b>Contested:</b> {{.}}</p>
    {{/contested}}
    {{#referral}}
    <p><b>Who to see:</b> {{.}}</p>
    {{/referral}}
    </div>
    <div class="criteria">
    {{#criteria}}
    <figure>
    <figcaption>{{criterionLabel}} <b>{{criterionValue}}</b></figcaption>
    {{{intervalPlot}}}
    <p class="fine">threshold {{threshold}} ({{thresholdID}}), {{repetitions}}: {{criterionLevel}}</p>
    </figure>
    {{/criteria}}
    </div>
    </div>
    </article>
    {{/cards}}
    {{#belowLists}}
    <h3>{{belowHeading}}</h3>
    <ul class="below-list">
    {{#belowItems}}
    <li>{{{belowShape}}}<div><span class="level">{{belowWord}}</span> <b>{{belowTitle}}</b> \
    <span class="code">{{belowCode}}</span><br>{{belowSentence}}{{#also}} Also: {{.}}.{{/also}}</div>\
    </li>
    {{/belowItems}}
    </ul>
    {{/belowLists}}
    {{#legend}}
    <ul class="legend fine">
    {{#levels}}
    <li>{{{levelShape}}}<span><b>{{legendWord}}</b> {{legendMeaning}}</span></li>
    {{/levels}}
    </ul>
    {{/legend}}
    {{#notAssessed}}
    <h3>Not assessed</h3>
    <ul class="plain">
    {{#items}}
    <li>{{itemTitle}} <span class="code">{{itemCode}}</span>: it needs {{itemMissing}}.</li>
    {{/items}}
    </ul>
    {{#undone}}
    <p>{{undoneIntroduction}}</p>
    <ul class="plain">
    {{#undoneSentences}}
    <li>{{.}}</li>
    {{/undoneSentences}}
    </ul>
    {{/undone}}
    {{/notAssessed}}
    </section>
    """

  static let plots = """
    {{#plotGroups}}
    <section aria-labelledby="{{plotsAnchor}}">
    <h2 id="{{plotsAnchor}}">{{plotsTitle}}</h2>
    <p class="key fine">{{{rightKey}}}right {{{leftKey}}}left. {{plotsNote}}</p>
    \(panels)
    </section>
    {{/plotGroups}}
    """

  /// Plots side by side, each with its note and its numbers.
  static let panels = """
    <div class="plots">
    {{#panels}}
    <figure>
    <figcaption>{{panelTitle}}</figcaption>
    {{{plot}}}
    {{#panelNote}}
    <p class="fine">{{.}}</p>
    {{/panelNote}}
    {{#panelTable}}
    <details>
    <summary>Numbers</summary>
    <table>
    <caption>{{caption}}</caption>
    <thead><tr><th scope="col">{{rowHead}}</th>{{#heads}}<th scope="col">{{.}}</th>{{/heads}}</tr></thead>
    <tbody>
    {{#panelRows}}
    <tr><th scope="row">{{rowTitle}}</th>{{#cells}}<td class="number">{{.}}</td>{{/cells}}</tr>
    {{/panelRows}}
    </tbody>
    </table>
    </details>
    {{/panelTable}}
    </figure>
    {{/panels}}
    </div>
    """

  static let figures = """
    <section aria-labelledby="figures">
    <h2 id="figures">Seen from the front</h2>
    <div class="stick-figures">
    {{#stickFigures}}
    <figure>
    <figcaption>{{figureTitle}}</figcaption>
    {{{figure}}}
    {{#figureNumbers}}
    <p class="fine">{{.}}</p>
    {{/figureNumbers}}
    </figure>
    {{/stickFigures}}
    </div>
    <p class="fine">{{figureNote}}</p>
    </section>
    """

  static let patella = """
    <section aria-labelledby="patella">
    <h2 id="patella">Patella</h2>
    {{#patellaKnees}}
    <h3>{{kneeTitle}}</h3>
    {{#kneeSentences}}
    <p>{{.}}</p>
    {{/kneeSentences}}
    {{#patellaPlots}}
    <p class="key fine">{{{flexingKey}}}the knee bends {{{extendingKey}}}it straightens; {{cyclesText}}.</p>
    \(panels)
    {{/patellaPlots}}
    {{/patellaKnees}}
    {{#patellaRemarks}}
    <p class="fine">{{.}}</p>
    {{/patellaRemarks}}
    </section>
    """

  static let measures = """
    <section aria-labelledby="measures">
    <h2 id="measures">Measures</h2>
    <table class="measures">
    <caption class="fine">Mean ± U95 (number of repetitions). U95 is half the width of the 95 % \
    interval; it holds the errors of palpation, of the hip centre and of moving skin.</caption>
    <thead><tr><th scope="col">Measure</th><th scope="col">Right</th><th scope="col">Left</th>\
    <th scope="col">Threshold</th></tr></thead>
    {{#measureGroups}}
    <tbody>
    <tr class="group"><th colspan="4" scope="rowgroup">{{measureTask}}</th></tr>
    {{#measureRows}}
    <tr><th scope="row">{{measureLabel}} <span class="fine">{{sign}}</span></th>\
    {{#both}}<td colspan="2" class="number">{{.}}</td>{{/both}}\
    {{#sides}}<td class="number">{{rightValue}}</td><td class="number">{{leftValue}}</td>{{/sides}}\
    <td>{{measureThreshold}}</td></tr>
    {{/measureRows}}
    </tbody>
    {{/measureGroups}}
    </table>
    {{#measureRemarks}}
    <p class="fine free">{{.}}</p>
    {{/measureRemarks}}
    </section>
    """
}
