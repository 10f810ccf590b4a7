// SPDX-License-Identifier: Apache-2.0

extension Templates {
  /// The page of a team.
  static let team = """
    {{% CONTENT_TYPE: STRICT_HTML}}<!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{{{policy}}}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="biomech {{version}}">
    <title>Knee alignment, {{total}}</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    <header>
    <h1>Knee alignment of a team</h1>
    <p class="subject">{{total}}</p>
    <p class="tool fine">biomech {{version}}</p>
    </header>
    <main>
    <p class="statement">{{statement}}</p>
    <section aria-labelledby="overview">
    <h2 id="overview">Who needs something first</h2>
    <ul class="counts">
    {{#counts}}
    <li class="{{priorityID}}"><b>{{number}}</b> <span class="level">{{word}}</span>
    <p class="fine">{{meaning}}</p></li>
    {{/counts}}
    </ul>
    </section>
    <section aria-labelledby="people">
    <h2 id="people">People</h2>
    <form class="filters" hidden>
    <label>Search <input type="search" id="search" autocomplete="off"></label>
    <label>Needs <select id="priority"><option value="">anything</option>\
    {{#counts}}<option value="{{priorityID}}">{{word}}</option>{{/counts}}</select></label>
    <label>Finding <select id="code"><option value="">any</option>\
    {{#codeChoices}}<option value="{{value}}">{{label}}</option>{{/codeChoices}}</select></label>
    <label>Task <select id="task"><option value="">any</option>\
    {{#taskChoices}}<option value="{{value}}">{{label}}</option>{{/taskChoices}}</select></label>
    <output id="shown" class="fine"></output>
    </form>
    <table class="team">
    <thead><tr><th scope="col">Person</th><th scope="col">Needs</th>\
    <th scope="col">What is beyond</th><th scope="col">Remarks</th></tr></thead>
    <tbody id="rows">
    {{#people}}
    <tr class="{{priorityID}}" data-priority="{{priorityID}}" data-codes="{{codes}}" \
    data-tasks="{{tasks}}"><th scope="row">{{#link}}<a href="{{.}}">{{/link}}{{subject}}\
    {{#link}}</a>{{/link}} <span class="fine">session {{session}}</span></th>\
    <td><span class="level">{{priorityWord}}</span></td><td>\
    {{#careItems}}<p><b>{{.}}</b></p>{{/careItems}}\
    {{#flags}}<p><span class="level">flag</span> {{.}}</p>{{/flags}}\
    {{#watches}}<p class="fine"><span class="level">watch</span> {{.}}</p>{{/watches}}</td>\
    <td class="fine">{{notes}}</td></tr>
    {{/people}}
    </tbody>
    </table>
    </section>
    <section aria-labelledby="rules">
    <h2 id="rules">What is seen most</h2>
    <table>
    <thead><tr><th scope="col">Finding</th><th scope="col">Flag</th><th scope="col">Watch</th>\
    <th scope="col">Assessed in</th></tr></thead>
    <tbody>
    {{#findingRows}}
    <tr><th scope="row">{{name}} <span class="code">{{code}}</span></th>\
    <td class="number">{{flagged}}</td><td class="number">{{watched}}</td>\
    <td class="number">{{assessed}}</td></tr>
    {{/findingRows}}
    </tbody>
    </table>
    <p class="fine">Counted in sessions: a rule that speaks about several tasks or sides of one \
    session counts once, at its highest level.</p>
    </section>
    </main>
    <footer>{{total}} <span>biomech {{version}}</span></footer>
    <script>{{{script}}}</script>
    </body>
    </html>

    """
}

/// The rules of the page beside those of every report.
let teamStyle = """
  .counts{display:grid;grid-template-columns:repeat(5,minmax(0,1fr));gap:.6rem 1.2rem}
  .counts b{font-size:1.5rem;margin-right:.3rem}
  .counts .care .level,.team .care td:nth-child(2) .level{color:var(--flag);font-weight:700}
  .tool{grid-column:2}
  .team .fine .level{color:inherit}
  .filters{display:flex;flex-wrap:wrap;gap:.5rem 1.2rem;align-items:end;margin:.4rem 0 .8rem}
  .filters[hidden]{display:none}
  .filters label{font-size:.82rem;color:var(--soft);display:grid;gap:.15rem}
  .filters input,.filters select{font:inherit;font-size:.92rem;color:var(--ink);\
  background:transparent;border:1px solid var(--soft);border-radius:3px;padding:.3rem .45rem;\
  max-width:20rem}
  .filters output{margin-left:auto}
  .team p{margin:.1rem 0}
  .team th:first-child{width:20%}
  .team td:nth-child(2){width:14%}
  .team td:nth-child(4){width:18%}
  .team a{color:inherit}
  .team .care th,.team .flag th{border-left:4px solid var(--flag);padding-left:.5rem}
  .team .watch th,.team .incomplete th,.team .nothing th{border-left:4px solid var(--line);\
  padding-left:.5rem}
  @media screen and (max-width:52rem){.counts{grid-template-columns:1fr 1fr}\
  .team,.team tbody,.team tr,.team th,.team td{display:block;width:auto!important;border:0}\
  .team thead{display:none}.team tr{border-bottom:1px solid var(--line);padding:.4rem 0}}
  @media print{.filters{display:none}}
  """

/// Hides the rows that do not match; without it all of them are shown.
package let teamScript = """
  'use strict';(function(){
  var form=document.querySelector('.filters'),rows=document.querySelectorAll('#rows tr'),
  shown=document.getElementById('shown'),get=function(id){return document.getElementById(id)},
  has=function(list,word){return!word||(' '+list+' ').indexOf(' '+word+' ')>=0};
  function filter(){
  var words=get('search').value.toLowerCase().split(/\\s+/),n=0;
  rows.forEach(function(row){
  var text=row.textContent.toLowerCase(),d=row.dataset,
  fits=has(d.priority,get('priority').value)&&has(d.codes,get('code').value)&&
  has(d.tasks,get('task').value)&&words.every(function(w){return text.indexOf(w)>=0});
  row.hidden=!fits;if(fits)n++;});
  shown.textContent=n+' of '+rows.length+' shown';}
  form.hidden=false;form.addEventListener('input',filter);
  form.addEventListener('submit',function(e){e.preventDefault()});filter();
  })();
  """
