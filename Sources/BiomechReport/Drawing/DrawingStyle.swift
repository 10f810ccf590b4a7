// SPDX-License-Identifier: Apache-2.0

/// A colour by what it is for, on light and on dark ground.
struct Colour {
  var name: String
  var light: String
  var dark: String

  init(_ name: String, light: String, dark: String) {
    self.name = name
    self.light = light
    self.dark = dark
  }
}

/// The colours of every page and drawing; text keeps a contrast of 4.5 to 1 or more on its ground.
let palette = [
  Colour("paper", light: "#fff", dark: "#11171b"),
  Colour("ink", light: "#17242c", dark: "#e3e9ec"),
  Colour("soft", light: "#566670", dark: "#a5b2ba"),
  Colour("line", light: "#d3dadd", dark: "#3a464d"),
  Colour("pale", light: "#f3f5f6", dark: "#1b2328"),
  Colour("left", light: "#c1272d", dark: "#ff8585"),
  Colour("right", light: "#1c5fa8", dark: "#74b4f7"),
  Colour("flag", light: "#8a3b00", dark: "#ffb27a"),
  Colour("grid", light: "#e4e9eb", dark: "#29333a"),
  Colour("guide", light: "#7c8991", dark: "#7f8c94"),
  Colour("guard", light: "#dfe4e7", dark: "#323d44"),
  Colour("trust", light: "#eff2f3", dark: "#1e272d"),
  Colour("norm", light: "#d4d7d9", dark: "#3d474d"),
  Colour("beyond", light: "#f1e3d8", dark: "#3c2d21"),
  Colour("neutral", light: "#75828a", dark: "#8f9ca4"),
  Colour("varus", light: "#6b3fa0", dark: "#c3a2ff"),
  Colour("valgus", light: "#b35c00", dark: "#ffab4d"),
]

/// The palette as variables of a style sheet; the dark one is for screens only.
let paletteStyle = {
  func rule(_ value: KeyPath<Colour, String>) -> String {
    palette.map { "--\($0.name):\($0[keyPath: value])" }.joined(separator: ";")
  }
  return ":root{color-scheme:light dark;\(rule(\.light))}\n"
    + "@media screen and (prefers-color-scheme:dark){:root{\(rule(\.dark))}}"
}()

/// The rules of drawings.
let drawingStyle = """
  svg text{font-family:inherit;font-size:12px;fill:var(--ink)}
  svg .tick{font-size:11px;fill:var(--soft)}
  svg .note{font-size:10.5px;fill:var(--soft)}
  svg .label{font-size:11px}
  svg .note,svg .label{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
  svg .left-label{font-weight:700;fill:var(--left)}
  svg .right-label{font-weight:700;fill:var(--right)}
  line,path{fill:none;stroke:var(--ink);stroke-width:1;stroke-linejoin:round}
  .axis{stroke:var(--soft)}
  .grid{stroke:var(--grid)}
  .zero{stroke:var(--guide)}
  .guide{stroke:var(--guide);stroke-dasharray:2 3}
  .threshold{stroke:var(--ink);stroke-width:1.5}
  .left{stroke:var(--left);stroke-width:2.4}
  .right{stroke:var(--right);stroke-width:2.4;stroke-dasharray:7 3}
  .both{stroke:var(--ink);stroke-width:2.4}
  .single{stroke-width:.7;opacity:.55;stroke-dasharray:none}
  .event{stroke-width:1.2;stroke-dasharray:2 3}
  .way{stroke-width:2;stroke-dasharray:none}
  .return{stroke-width:2;stroke-dasharray:5 3}
  .dot{stroke-linecap:round}
  .bone{stroke-width:4;stroke-linecap:round;stroke-dasharray:none}
  .right.bone{stroke-dasharray:10 6}
  .pelvis{stroke:var(--soft);stroke-width:3;stroke-linecap:round}
  .leg-line{stroke:var(--ink);stroke-dasharray:2 3}
  .displacement{stroke:var(--ink);stroke-width:3}
  .interval{stroke:var(--ink);stroke-width:2}
  .watch-zone{fill:var(--guard)}
  .trust-zone{fill:var(--trust)}
  .norm-band{fill:var(--norm);stroke:var(--guide);stroke-dasharray:1 2}
  .beyond{fill:var(--beyond)}
  .left-band{fill:var(--left);opacity:.18}
  .right-band{fill:var(--right);opacity:.18}
  .both-band{fill:var(--soft);opacity:.22}
  .left-joint,.left-point{fill:var(--left)}
  .right-point{fill:var(--right)}
  .right-joint{fill:var(--paper);stroke:var(--right);stroke-width:2}
  .ink{fill:var(--ink)}
  .hollow{fill:var(--paper);stroke:var(--ink);stroke-width:1.6}
  .flag-shape{fill:var(--flag)}
  .marker{fill:var(--soft)}
  .filled-marker{fill:none;stroke:var(--soft);stroke-width:.8}
  .knee-neutral{fill:var(--neutral)}
  .knee-varus{fill:var(--varus)}
  .knee-valgus{fill:var(--valgus)}
  """

/// The rules of drawings for a program that knows no variables and no font of the page: light ground,
/// the colours put in.
let plainDrawingStyle = {
  let colours = Dictionary(palette.map { ($0.name, $0.light) }, uniquingKeysWith: { $1 })
  let rules = drawingStyle.replacing(#/var\(--([a-z]+)\)/#) { colours[String($0.1)] ?? "" }
  return rules.replacing("font-family:inherit", with: "font-family:DejaVu Sans,sans-serif")
}()
