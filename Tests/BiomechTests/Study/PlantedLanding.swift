// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// A landing of a simulated subject drawn at random, and what is true of each of its contacts.
struct PlantedLanding {
  /// The measures that are read at a contact, from a contact, or by the clock.
  static let ofLeg: [MeasureKind] = [
    .kneeFlexionAtContact, .kneeFlexionAt40Milliseconds, .kneeFlexionAt100Milliseconds,
    .kneeFlexionDisplacement, .kneeFlexionPeak, .kneeAbductionAtContact,
    .kneeAbductionAt40Milliseconds, .kneeAbductionAt100Milliseconds, .kneeAbductionExcursion,
  ]
  static let ofBoth: [MeasureKind] = [.contactTime, .jumpHeight, .reactiveStrengthIndex]

  let task: MovementTask
  let trial: SimulatedTrial
  var truth: Truth { trial.truth }

  /// Three contacts, each a little different, the right leg not quite as the left one.
  init(_ task: MovementTask, of subject: SimulatedSubject, seed: UInt64) throws {
    self.task = task
    var draw = Draw(seed: seed)
    var style = LandingStyle()
    let contact = draw.number(12, 30)
    let bend = draw.number(25, 75)
    let valgus = draw.number(-8, 4)
    style.contactFlexion = BothSides(
      left: .degrees(contact), right: .degrees(contact + draw.number(-2, 2)))
    style.peakFlexion = BothSides(
      left: .degrees(contact + bend), right: .degrees(contact + bend + draw.number(-3, 3)))
    style.kneeAdduction = BothSides(
      left: .degrees(valgus), right: .degrees(valgus + draw.number(-2, 2)))
    style.contact = BothSides(draw.one(of: FootContact.allCases))
    if task == .dropJump {
      var recipe = DropJumpRecipe()
      recipe.repetitions = 3
      recipe.variation = 0.05
      recipe.boxHeight = draw.number(200, 400)
      recipe.jumpHeight = draw.number(120, 350)
      recipe.frameRate = draw.one(of: [120.0, 200, 250])
      recipe.landing = style
      trial = try subject.dropJump(recipe)
    } else {
      var recipe = LandingRecipe()
      recipe.repetitions = 3
      recipe.variation = 0.05
      recipe.boxHeight = draw.number(150, 400)
      recipe.frameRate = draw.one(of: [120.0, 200, 250])
      recipe.landing = style
      trial = try subject.landing(recipe)
    }
  }

  /// What a measure of one leg truly is in a repetition, in its unit.
  func value(
    _ kind: MeasureKind, _ side: Side, _ repetition: TrueRepetition
  ) -> Double {
    guard let contact = repetition.contacts[side] else { return .nan }
    let leg = truth.legs[side]
    let place = contact * truth.frameRate
    func at(_ column: [Double], _ delay: Double = 0) -> Double {
      degrees(interpolated(column, at: place + delay * truth.frameRate))
    }
    func largest(_ value: (Int) -> Double) -> Double {
      degrees((Int(place.rounded(.up))...repetition.end).map(value).max() ?? .nan)
    }
    let flexion = leg.kneeFlexion
    let abduction = leg.kneeAdduction.map { -$0 }
    return switch kind {
    case .kneeFlexionAtContact: at(flexion)
    case .kneeFlexionAt40Milliseconds: at(flexion, 0.04)
    case .kneeFlexionAt100Milliseconds: at(flexion, 0.1)
    case .kneeFlexionDisplacement: largest { flexion[$0] } - at(flexion)
    case .kneeFlexionPeak: largest { flexion[$0] }
    case .kneeAbductionAtContact: at(abduction)
    case .kneeAbductionAt40Milliseconds: at(abduction, 0.04)
    case .kneeAbductionAt100Milliseconds: at(abduction, 0.1)
    case .kneeAbductionExcursion: largest { abduction[$0] } - at(abduction)
    default: .nan
    }
  }

  /// What a measure by the clock truly is.
  func value(_ kind: MeasureKind, _ repetition: TrueRepetition) -> Double {
    guard let contact = repetition.contacts.values.min(), let takeOff = repetition.takeOff,
      let next = repetition.nextContact
    else { return .nan }
    let flight = next - takeOff
    let height = 9.80665 * flight * flight / 8
    return switch kind {
    case .contactTime: takeOff - contact
    case .jumpHeight: 1000 * height
    case .reactiveStrengthIndex: height / (takeOff - contact)
    default: .nan
    }
  }

  private func degrees(_ radians: Double) -> Double { Angle.radians(radians).degrees }
}

/// A column at a place between frames, by a straight line.
func interpolated(_ column: [Double], at place: Double) -> Double {
  let frame = min(max(Int(place), 0), column.count - 2)
  let share = place - Double(frame)
  return column[frame] * (1 - share) + column[frame + 1] * share
}
