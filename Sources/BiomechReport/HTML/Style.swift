// SPDX-License-Identifier: Apache-2.0

/// The one style sheet of a report.
///
/// Left is red and solid, right blue and dashed, so that grey print tells them apart. A flag is set
/// off by its shape and word, then by weight; `watch` never looks like a warning and nothing is
/// ever green.
package let reportStyle = [
  paletteStyle, pageStyle, drawingStyle, viewerStyle, mediaStyle,
].joined(separator: "\n")

/// Text, tables and boxes.
private let pageStyle = """
  *{box-sizing:border-box}
  html{-webkit-text-size-adjust:100%}
  body{margin:0 auto;max-width:66rem;padding:1.75rem 2rem 3rem;color:var(--ink);background:var(--paper);\
  font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
  h1,h2,h3{line-height:1.25;font-weight:600;margin:0}
  h1{font-size:1.65rem;letter-spacing:-.01em}
  h2{font-size:1.15rem;margin:2.1rem 0 .6rem;padding-top:.7rem;border-top:1px solid var(--line)}
  h3{font-size:1rem;margin:1rem 0 .3rem}
  p{margin:.3rem 0}
  ul{margin:.3rem 0;padding:0;list-style:none}
  figure{margin:0}
  svg{display:block;width:100%;height:auto;overflow:visible}
  header{display:grid;grid-template-columns:1fr auto;gap:.1rem 2rem;align-items:baseline}
  .subject{font-size:1.1rem;font-weight:600;margin:0;text-align:right;overflow-wrap:anywhere}
  .subject span{font-weight:400;color:var(--soft)}
  .tool{text-align:right;margin:0}
  .trials{color:var(--soft);overflow-wrap:anywhere}
  .statement{margin:1rem 0 0;padding:.7rem .9rem;background:var(--pale);font-size:.92rem}
  .fine{font-size:.82rem;color:var(--soft)}
  .block,.line{display:block;font-weight:400}
  .code{font-size:.75rem;font-weight:400;color:var(--soft);white-space:nowrap}
  .plain li,.remarks li{margin:.2rem 0}
  .remarks li{padding-left:.8rem;border-left:3px solid var(--soft)}
  .screening{font-weight:600}
  .raised li{margin:.6rem 0;padding:.1rem 0 .1rem .9rem;border-left:5px solid var(--flag)}
  .urgency{margin:0 .3rem;padding:.05rem .45rem;border:1px solid currentColor;border-radius:2px;\
  color:var(--flag);font-size:.82rem;font-weight:600}
  .checklist{columns:2;column-gap:2rem;font-size:.84rem;line-height:1.4}
  .checklist h3{font-size:.84rem;margin:.5rem 0 .15rem;break-after:avoid}
  .checklist h3:first-child{margin-top:0}
  .checklist li{position:relative;padding:0 0 .35rem 1.35rem;break-inside:avoid}
  .checklist li::before{content:"";position:absolute;left:0;top:.22em;width:.8em;height:.8em;\
  border:1px solid var(--ink)}
  .care{color:var(--soft)}
  .care b{color:var(--ink);font-weight:600}
  .finding{padding:.2rem 0 .9rem}
  .finding+.finding{border-top:1px dotted var(--line);padding-top:.4rem}
  .finding h3{display:flex;flex-wrap:wrap;gap:0 .5rem;align-items:baseline}
  .finding h3 svg,.legend svg,.below-list svg{width:.95rem;height:.95rem;flex:none;align-self:center}
  .level{text-transform:uppercase;letter-spacing:.05em;font-size:.85rem}
  .flag .level{color:var(--flag)}
  .card{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:.3rem 2rem}
  .criteria{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;max-width:30rem}
  .criteria figure{width:14rem;margin:.2rem 0 .5rem}
  .criteria figcaption{font-size:.82rem;line-height:1.35;min-height:2.7em}
  .criteria p{margin:0}
  .below-list{font-size:.92rem}
  .below-list li{display:flex;gap:.5rem;margin:.45rem 0;break-inside:avoid}
  .below-list svg{align-self:flex-start;margin-top:.25em}
  .below-list b{font-weight:600}
  .legend{margin-top:.8rem;display:flex;flex-wrap:wrap;gap:.1rem 1.4rem}
  .legend li{display:flex;gap:.4rem;align-items:baseline}
  .plots{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:1rem 1.2rem}
  .plots figcaption,.stick-figures figcaption{font-weight:600;font-size:.9rem}
  .stick-figures{display:flex;justify-content:center;align-items:end;gap:1rem}
  .stick-figures figure{flex:0 1 24rem}
  .stick-figures figcaption{text-align:center}
  details{margin:.2rem 0;font-size:.82rem}
  summary{color:var(--soft);cursor:pointer;width:fit-content}
  summary:focus-visible{outline:2px solid var(--right);outline-offset:2px}
  details caption{padding-top:.2rem}
  .key svg{display:inline;width:2.2rem;height:.7rem;margin:0 .3rem 0 .8rem;vertical-align:baseline}
  .key svg:first-child{margin-left:0}
  table{border-collapse:collapse;width:100%;font-size:.88rem}
  caption{text-align:left;caption-side:top;padding-bottom:.3rem}
  th,td{text-align:left;vertical-align:top;padding:.28rem .7rem .28rem 0;\
  border-bottom:1px solid var(--line)}
  .free{overflow-wrap:anywhere}
  th[scope=row]{font-weight:500}
  thead th{font-weight:600;border-bottom:1.5px solid var(--soft)}
  .group th{padding-top:.7rem;color:var(--soft);font-weight:600}
  .number{font-variant-numeric:tabular-nums;white-space:nowrap}
  .measures th:first-child{width:44%}
  .exercises th:first-child{width:22%}
  .exercises th:nth-child(3){width:15%}
  .exercises th:nth-child(4){width:24%}
  .pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:.8rem 2rem;margin:.6rem 0}
  .pair table{font-size:.8rem;align-self:start}
  .pair caption{font-weight:600}
  .method dl{display:grid;grid-template-columns:minmax(8rem,18rem) 1fr;gap:.15rem 1.2rem;\
  font-size:.8rem;margin:.8rem 0 0}
  .method dt{font-weight:500}
  .method dd{margin:0;color:var(--soft);overflow-wrap:anywhere}
  footer{display:flex;justify-content:space-between;gap:2rem;margin-top:2.5rem;padding-top:.5rem;\
  border-top:1px solid var(--line);font-size:.78rem;color:var(--soft);overflow-wrap:anywhere}
  """

/// Small screens, and paper.
private let mediaStyle = """
  @media screen and (max-width:52rem){body{padding:1rem}.plots,.card,.pair{grid-template-columns:1fr}\
  .criteria{flex-wrap:wrap}\
  table{font-size:.8rem}th,td{padding-right:.4rem;overflow-wrap:anywhere}\
  .number{white-space:normal}\
  .checklist{columns:1}header{display:block}.subject{text-align:left}}
  @media screen and (max-width:34rem){.method dl,.stick-figures{display:block}\
  .method dd{margin:0 0 .5rem}.stick-figures figure+figure{margin-top:1.2rem}\
  .measures{font-size:.78rem}.measures .number{white-space:normal}\
  .measures th,.measures td{padding-right:.4rem}.measures th:first-child{width:34%}\
  .exercises thead{display:none}.exercises tbody,.exercises tr,.exercises th,.exercises td\
  {display:block}.exercises th,.exercises td{border:0;padding:.15rem 0}\
  .exercises th:nth-child(n),.exercises td:nth-child(n){width:auto}\
  .exercises tr{padding:.5rem 0;border-bottom:1px solid var(--line)}\
  .exercises th[scope=row]{font-weight:600}.card .criteria figure{width:100%}}
  @page{size:A4;margin:13mm 13mm 15mm;@bottom-right{content:counter(page) " / " counter(pages);\
  font:8pt system-ui,sans-serif}}
  @media print{details{display:none}html{font-size:11px}body{max-width:none;padding:0;font-size:1rem;\
  line-height:1.4}\
  h2{margin-top:1.3rem;break-after:avoid}h3{break-after:avoid}p,li,td,dd{orphans:2;widows:2}\
  .statement{border:1px solid var(--line)}\
  .finding,figure,tr,.raised li,.stick-figures{break-inside:avoid}\
  .stick-figures figure{flex-basis:20rem}.criteria figure{width:16rem}\
  *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
  """
