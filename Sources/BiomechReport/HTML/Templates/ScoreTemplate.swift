// SPDX-License-Identifier: Apache-2.0

extension Templates {
  static let scores = """
    <section aria-labelledby="scores">
    <h2 id="scores">Scores</h2>
    {{#scoreTables}}
    <table class="measures">
    <caption>{{scoreTitle}}: <b>{{scoreTotal}}</b> <span class="code">{{scoreCode}}</span>\
    {{#scoreSingles}} <span class="fine">{{.}}</span>{{/scoreSingles}}</caption>
    <thead><tr><th scope="col">Item</th><th scope="col">Points</th><th scope="col">Because</th></tr>\
    </thead>
    <tbody>
    {{#scoreRows}}
    <tr><th scope="row">{{itemName}} <span class="code">{{itemCode}}</span></th>\
    <td class="number">{{itemPoints}}</td><td>{{itemWhy}}</td></tr>
    {{/scoreRows}}
    </tbody>
    </table>
    {{/scoreTables}}
    </section>
    """
}
