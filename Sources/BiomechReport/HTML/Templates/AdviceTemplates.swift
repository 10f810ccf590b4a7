// SPDX-License-Identifier: Apache-2.0

extension Templates {
  static let exercises = """
    <section aria-labelledby="exercises">
    <h2 id="exercises">What to do</h2>
    {{#priorityList}}
    <ol class="plain">
    {{#priorityItems}}
    <li><b>Priority:</b> {{.}}</li>
    {{/priorityItems}}
    </ol>
    {{/priorityList}}
    {{#exerciseNote}}
    <p>{{.}}</p>
    {{/exerciseNote}}
    {{#exerciseTable}}
    <table class="exercises">
    <thead><tr><th scope="col">Exercise</th><th scope="col">How</th><th scope="col">Dose</th>\
    <th scope="col">Care</th></tr></thead>
    <tbody>
    {{#exercises}}
    <tr><th scope="row">{{exerciseName}} <span class="code">{{exerciseCode}}</span>\
    <span class="fine block">{{targets}}; {{levelText}}</span></th>
    <td>{{howTo}}{{#progress}}<span class="fine block">Next step: {{.}}</span>{{/progress}}\
    {{#regress}}<span class="fine block">Easier: {{.}}</span>{{/regress}}</td>
    <td>{{#doseParts}}<span class="line">{{.}}</span>{{/doseParts}}</td>
    <td>{{caution}}<span class="fine block">evidence {{grade}}</span></td></tr>
    {{/exercises}}
    </tbody>
    </table>
    {{/exerciseTable}}
    {{#adjunctList}}
    <h3>Besides exercise</h3>
    <ul class="plain">
    {{#adjuncts}}
    <li><b>{{adjunctName}}</b> <span class="code">{{adjunctCode}}</span> {{adjunctHow}} \
    {{#adjunctCaution}}{{.}} {{/adjunctCaution}}<span class="fine">evidence \
    {{adjunctGrade}}</span></li>
    {{/adjuncts}}
    </ul>
    {{/adjunctList}}
    {{#criteriaList}}
    <h3>Before exercises of a higher level</h3>
    <ul class="plain">
    {{#criteriaItems}}
    <li>{{.}}</li>
    {{/criteriaItems}}
    </ul>
    {{/criteriaList}}
    {{#referralList}}
    <h3>Whom to see</h3>
    <ul class="plain">
    {{#referralItems}}
    <li>{{.}}</li>
    {{/referralItems}}
    </ul>
    {{/referralList}}
    {{#retest}}
    <p>{{.}}</p>
    {{/retest}}
    </section>
    """

  static let quality = """
    <section aria-labelledby="quality">
    <h2 id="quality">Data quality</h2>
    {{#recordings}}
    <h3 class="free">{{recordingName}}</h3>
    <p class="free">{{recording}}. {{modelText}}. Frontal plane: {{frontalPlane}}. Task: {{taskText}}.</p>
    {{#warningList}}
    <ul class="remarks free">
    {{#warningItems}}
    <li>{{.}}</li>
    {{/warningItems}}
    </ul>
    {{/warningList}}
    <ul class="plain">
    {{#gaps}}
    <li>{{.}}</li>
    {{/gaps}}
    {{#limits}}
    <li>{{.}}</li>
    {{/limits}}
    {{#notes}}
    <li>{{.}}</li>
    {{/notes}}
    </ul>
    <div class="pair">
    {{#clusterTable}}
    <table>
    <caption>Marker clusters</caption>
    <thead><tr><th scope="col">Segment</th><th scope="col">Markers</th>\
    <th scope="col">Residual</th><th scope="col">Frames</th><th scope="col"></th></tr></thead>
    <tbody>
    {{#clusters}}
    <tr><th scope="row">{{segment}}</th><td class="free">{{markers}}</td><td class="number">{{residual}}</td>\
    <td class="number">{{tracked}}</td><td>{{outcome}}</td></tr>
    {{/clusters}}
    </tbody>
    </table>
    {{/clusterTable}}
    {{#conclusionTable}}
    <table>
    <caption>How the file was understood</caption>
    <tbody>
    {{#conclusions}}
    <tr><th scope="row">{{topic}}</th><td>{{conclusion}}</td><td class="fine free">{{evidence}}</td></tr>
    {{/conclusions}}
    </tbody>
    </table>
    {{/conclusionTable}}
    </div>
    {{/recordings}}
    {{#cycleList}}
    <h3>Repetitions compared</h3>
    <ul class="plain">
    {{#cycleItems}}
    <li>{{.}}</li>
    {{/cycleItems}}
    </ul>
    {{/cycleList}}
    {{#failureList}}
    <h3>Not analysed</h3>
    <ul class="remarks free">
    {{#failures}}
    <li>{{failedName}}: {{problem}}</li>
    {{/failures}}
    </ul>
    {{/failureList}}
    </section>
    """

  static let method = """
    <section aria-labelledby="method" class="method">
    <h2 id="method">Method and sources</h2>
    <div class="pair">
    <table>
    <caption>Settings</caption>
    <tbody>
    {{#settings}}
    <tr><th scope="row">{{settingName}}</th><td class="free">{{settingValue}}</td></tr>
    {{/settings}}
    </tbody>
    </table>
    {{#thresholdTable}}
    <table>
    <caption>Thresholds</caption>
    <tbody>
    {{#thresholds}}
    <tr><th scope="row">{{thresholdCode}}</th><td>{{thresholdWords}}</td>\
    <td class="free">{{thresholdSource}}. <span class="fine">{{thresholdEvidence}}</span></td></tr>
    {{/thresholds}}
    </tbody>
    </table>
    {{/thresholdTable}}
    </div>
    <dl>
    {{#sources}}
    <dt>{{sourceTitle}}</dt><dd>{{sourceText}}</dd>
    {{/sources}}
    </dl>
    </section>
    """
}
