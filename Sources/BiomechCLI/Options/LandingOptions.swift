// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// How a person lands on both feet.
struct LandingOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Knee flexion as the feet meet the ground.", valueName: "deg"))
  var contactFlexion: Double = 22

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Knee flexion at the bottom; little of it is a stiff landing.", valueName: "deg"))
  var depth: Double?

  @Option(help: "The part of the feet that meets the ground first.")
  var contact: FootContact = .forefoot

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How much later the left foot meets the ground.", valueName: "ms"))
  var delayLeft: Double = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The same of the right foot.", valueName: "ms"))
  var delayRight: Double = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Left knee adduction as the feet meet the ground (default: as in standing).",
      valueName: "deg"))
  var contactAdductionLeft: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The same of the right knee.", valueName: "deg"))
  var contactAdductionRight: Double?

  /// The landing asked for.
  func style(from usual: LandingStyle, _ repetitions: RepetitionOptions) -> LandingStyle {
    var style = usual
    style.contactFlexion = BothSides(.degrees(contactFlexion))
    if let depth { style.peakFlexion = BothSides(.degrees(depth)) }
    style.contact = BothSides(contact)
    style.delay = BothSides(left: delayLeft / 1000, right: delayRight / 1000)
    style.contactKneeAdduction = BothSides(
      left: contactAdductionLeft.map { .degrees($0) },
      right: contactAdductionRight.map { .degrees($0) })
    style.stanceWidth = repetitions.stance
    style.toeOut = repetitions.toeOut(usual.toeOut)
    return style
  }
}
