// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

struct LandingDetectionTests {
  @Test(arguments: FootContact.allCases)
  func `a drop jump has its contacts and its take-off within a frame of the planted ones`(
    contact: FootContact
  ) throws {
    var recipe = DropJumpRecipe()
    recipe.landing.contact = BothSides(contact)
    recipe.landing.delay.left = 0.02
    let motion = try SimulatedMotion.of(.dropJump(recipe))
    let events = motion.events()
    let truth = try #require(motion.truth.repetitions.first)

    #expect(events.task == .dropJump)
    #expect(events.repetitions.count == 1)
    let jump = try #require(events.repetitions.first)
    for side in Side.allCases {
      let found = try #require(jump.initialContact[side])
      let planted = try #require(truth.contactFrames(frameRate: 200)[side])
      #expect((found - planted).magnitude <= 1, "\(side) \(found) \(planted)")
    }
    #expect((jump.bottom - truth.bottom).magnitude <= 1)
    let takeOff = try #require(jump.takeOff)
    #expect((takeOff - (truth.takeOffFrame(frameRate: 200) ?? 0)).magnitude <= 1)
    let next = try #require(jump.nextContact)
    #expect((next - (truth.nextContactFrame(frameRate: 200) ?? 0)).magnitude <= 1)
    #expect(jump.end == takeOff)
    #expect(
      events.events.map(\.kind) == [
        .initialContact, .initialContact, .peakKneeFlexion, .peakKneeFlexion, .takeOff,
      ])
  }

  @Test(arguments: Side.allCases, [0.0, 200])
  func `a landing on one leg names the leg, from a box and from the floor`(
    side: Side, box: Double
  ) throws {
    var recipe = SingleLegLandingRecipe(side)
    recipe.boxHeight = box
    if box == 0 { recipe.rise = 150 }
    let motion = try SimulatedMotion.of(.singleLegLanding(recipe))
    let events = motion.events()
    let truth = try #require(motion.truth.repetitions.first)

    #expect(events.task == .singleLegLanding)
    #expect(events.repetitions.map(\.side) == [BodySide(side)])
    let landing = try #require(events.repetitions.first)
    #expect(Array(landing.initialContact.keys) == [side])
    let planted = try #require(truth.contactFrames(frameRate: 200)[side])
    #expect((landing.start - planted).magnitude <= 1)
    #expect(landing.takeOff == nil)
    #expect(landing.end > landing.bottom)
  }

  @Test func `below 100 frames per second a contact is approximate`() throws {
    var recipe = LandingRecipe()
    recipe.frameRate = 60
    let events = try SimulatedMotion.of(.landing(recipe)).events()

    #expect(events.task == .landing)
    #expect(
      events.notes.contains {
        $0.hasPrefix("At 60 frames per second the contacts are approximate initial contacts")
      })
  }

  @Test func `a drop jump that is named a landing on one leg is rejected with the reason`() throws {
    let events = try SimulatedMotion.of(.dropJump(DropJumpRecipe())).events(task: .singleLegLanding)

    #expect(events.repetitions.isEmpty)
    #expect(events.notes.contains { $0.hasSuffix("is not counted: both feet land.") })
    #expect(events.notes.contains("No complete landing was found."))
  }

  @Test func `a landing cut off before the knees are bent most is not counted`() throws {
    let motion = try SimulatedMotion.of(.landing(LandingRecipe()))
    let contact = try #require(motion.truth.repetitions.first?.start)
    let events = try motion.first(contact + 6).events()

    #expect(events.repetitions.isEmpty)
    #expect(events.task == .other)
    #expect(events.evidence.contains("the recording ends before the knees are bent most"))
  }

  /// A plate of the first type under both feet that bears 800 N from 2 ms before the planted contact.
  @Test func `a force plate tells the contact of a landing to the sample`() throws {
    var motion = try SimulatedMotion.of(.landing(LandingRecipe()))
    let truth = try #require(motion.truth.repetitions.first)
    let contact = try #require(truth.contacts.values.min())
    motion.addPlate(loadedFrom: contact - 0.002, rate: 1000)
    let events = motion.events()

    let told = events.events.filter { $0.source == .force }
    #expect(told.count == 2)
    // The first frame with more than 20 N.
    let first = Int(((contact - 0.002) * 200).rounded(.up))
    #expect(told.allSatisfy { $0.kind == .initialContact && $0.frame == first })
    #expect(events.repetitions.first?.start == first)
  }
}

extension SimulatedMotion {
  /// Adds a plate of two by two metres under the trial.
  fileprivate mutating func addPlate(loadedFrom start: Double, rate: Double) {
    let duration = Double(trial.trajectories.frameCount) / trial.trajectories.frameRate
    let force = (0..<Int(duration * rate)).map { Double($0) / rate < start ? 0.0 : 800 }
    trial.signals.append(
      Signal("Fz1", kind: .analog, units: ["N"], rate: rate, values: force))
    trial.forcePlates = [
      ForcePlate(
        type: 1,
        corners: [
          Vector3(-2000, 0, -2000), Vector3(2000, 0, -2000), Vector3(2000, 0, 2000),
          Vector3(-2000, 0, 2000),
        ],
        channels: ["Fx1", "Fy1", "Fz1"])
    ]
  }
}
