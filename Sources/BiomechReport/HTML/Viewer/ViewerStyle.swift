// SPDX-License-Identifier: Apache-2.0

/// The part of the style sheet for the viewer; its script reads the colours from here.
let viewerStyle = """
  #viewer [hidden]{display:none}
  .stage,.strip{display:block;width:100%;border:1px solid var(--line);border-radius:3px}
  .stage{height:min(30rem,78vh);touch-action:pan-y;cursor:grab}
  .stage:active{cursor:grabbing}
  .strip{height:4.4rem;margin-top:.3rem;touch-action:pan-y;cursor:ew-resize}
  .stage:focus-visible,#viewer button:focus-visible,#viewer input:focus-visible,\
  #viewer select:focus-visible,#viewer summary:focus-visible{outline:3px solid var(--right);\
  outline-offset:2px}
  .readout{font-size:.88rem;min-height:1.5em;font-variant-numeric:tabular-nums}
  .scrub{display:flex;gap:.6rem;align-items:center;margin:.5rem 0}
  .scrub input{flex:1;min-width:0;height:1.6rem;margin:0}
  .controls{display:flex;flex-wrap:wrap;gap:.4rem .9rem;align-items:center;font-size:.88rem}
  .controls label{display:flex;gap:.3rem;align-items:center}
  #viewer button,#viewer select{font:inherit;font-size:.85rem;min-height:1.9rem;\
  padding:.1rem .6rem;color:var(--ink);background:var(--pale);border:1px solid var(--soft);\
  border-radius:3px}
  #viewer .play{min-width:4.4rem}
  #viewer select{max-width:12rem}
  #viewer input{accent-color:var(--right)}
  .views{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:.4rem 1rem}
  .views figcaption{font-size:.82rem;font-weight:600;text-align:center}
  .views p{grid-column:1/-1}
  @media screen{.viewed .views{display:none}}
  @media screen and (max-width:52rem){.views{grid-template-columns:repeat(2,minmax(0,1fr))}\
  .stage{height:24rem}.readout{min-height:6em}}
  @media print{.live,.played{display:none}.views{break-inside:avoid}}
  """
