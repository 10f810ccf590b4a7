// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

struct DynamicKneeValgusSquatTests {
  typealias Peaks = HandBuiltSquats.Peaks

  private func finding(_ side: BodySide, _ squats: HandBuiltSquats...) throws -> Finding {
    let assessment = Assessment(of: squats.map(\.analyzed), subject: Subject())
    return try #require(
      assessment.finding("RL04", side) ?? assessment.finding("RL04", .both))
  }

  private func displaced(_ displacement: Double) -> Peaks {
    Peaks(displacement: [.right: displacement])
  }

  // The reference leg in the hand-built squat: a slip of 6.17 mm at the knee, 0.173 of it at the
  // ankle, 0.339 of the hip and ankle errors, and 1° over 300 mm of forward travel, so
  // u = √(6.17² + 1.07² + 3.52² + 5.24²) and U95 17.4 mm.
  @Test(arguments: [
    (40.0, FindingLevel.flag), (38, .flag), (37, .watch), (20.5, .watch), (19.5, .below),
    (3, .below), (2, .clear), (-30, .clear),
  ])
  func `the level follows the medial knee displacement`(
    displacement: Double, level: FindingLevel
  ) throws {
    let finding = try finding(.right, .same(3, displaced(displacement)))

    #expect(finding.level == level)
    #expect(finding.deciding?.threshold.id == "TH48")
  }

  @Test func `a flag says value, uncertainty, threshold and number`() throws {
    let finding = try finding(.right, .same(5, displaced(42)))

    #expect(
      finding.sentence
        == "Possible dynamic valgus of the right knee: peak medial knee displacement 42 mm ± 17 mm "
        + "(95 %, mean of 5 squats), beyond the threshold (more than 20 mm) even allowing for "
        + "measurement error, reached in 5 of 5.")
    #expect(finding.task == .squat)
    #expect(finding.trials == ["squats"])
    #expect(finding.criteria.map(\.threshold.id) == ["TH48", "TH42"])
  }

  @Test func `the other leg stays clear`() throws {
    #expect(try finding(.left, .same(3, displaced(60))).level == .clear)
  }

  // At 90° of flexion the U95 of the abduction is 1.96 √(1.733² + 4.50² + 2.5²) = 10.65°.
  @Test(arguments: [
    (22.0, FindingLevel.flag), (20, .watch), (11, .watch), (9, .below),
  ])
  func `knee abduction counts by itself`(abduction: Double, level: FindingLevel) throws {
    let finding = try finding(
      .left, .same(3, Peaks(displacement: [.left: 0], abduction: [.left: abduction])))

    #expect(finding.level == level)
    #expect(finding.deciding?.threshold.id == "TH42")
  }

  @Test func `two watches stay a watch`() throws {
    let finding = try finding(
      .right, .same(3, Peaks(displacement: [.right: 30], abduction: [.right: 15])))

    #expect(finding.criteria.map(\.level) == [.watch, .watch])
    #expect(finding.level == .watch)
  }

  // Knees and ankles 300 mm apart: u = √(2 (3.54² + 6.17² + r² (2.83² + 6.17²)))/300, so U95 is
  // 0.079 at a ratio of 0.7.
  @Test(arguments: [
    (0.7, FindingLevel.flag), (0.75, .watch), (0.85, .below), (0.95, .clear),
  ])
  func `both knees together are judged by the separation ratio`(
    ratio: Double, level: FindingLevel
  ) throws {
    let finding = try finding(.both, .same(3, Peaks(ratio: ratio)))

    #expect(finding.level == level)
    #expect(finding.deciding?.threshold.id == "TH46")
    #expect(finding.deciding?.kind == .kneeAnkleSeparationRatioAtBottom)
  }

  @Test func `a low ratio is told in words`() throws {
    let finding = try finding(.both, .same(3, Peaks(ratio: 0.7)))

    #expect(
      finding.sentence
        == "Possible dynamic valgus of both knees together: knee-ankle separation ratio at the "
        + "bottom 0.70 ± 0.09 (95 %, mean of 3 squats), beyond the threshold (less than 0.80) even "
        + "allowing for measurement error, reached in 3 of 3.")
  }

  @Test func `two squats are not enough`() throws {
    let finding = try finding(.right, .same(2, displaced(60)))

    #expect(finding.level == .notAssessed)
    #expect(finding.side == .both)
    #expect(
      finding.missing == "at least 3 squats to 45° of knee flexion or more (there are 2)")
  }

  @Test func `shallow squats do not count`() throws {
    var shallow = displaced(60)
    shallow.flexion = 40
    let squats = HandBuiltSquats(squats: [displaced(60), displaced(60), shallow, shallow])

    #expect(try finding(.right, squats).level == .notAssessed)
  }

  @Test func `squats of several files are assessed together`() throws {
    var trials = (1...3).map { index in
      var squats = HandBuiltSquats.same(1, displaced(45))
      squats.name = "squat\(index)"
      return squats
    }
    let last = trials.removeLast()
    let finding = try finding(.right, trials[0], trials[1], last)

    #expect(finding.level == .flag)
    #expect(finding.deciding?.repetitions == 3)
    #expect(finding.trials == ["squat1", "squat2", "squat3"])
  }

  @Test func `the condition in one of three squats is no finding`() throws {
    // A mean of 31 mm, but reached once.
    let squats = HandBuiltSquats(squats: [displaced(93), displaced(0), displaced(0)])
    let finding = try finding(.right, squats)

    #expect(finding.level == .below)
    #expect(finding.deciding?.repetitionsBeyond == 1)
    #expect(
      finding.sentence.hasSuffix(
        "beyond the threshold (more than 20 mm) on average; the threshold is reached in 1 of 3 "
          + "only, two thirds are needed."))
  }

  @Test func `the condition in two of three squats is enough`() throws {
    let squats = HandBuiltSquats(squats: [displaced(50), displaced(50), displaced(18)])
    let finding = try finding(.right, squats)

    // Mean 39.3 with a scatter of 18.5/√3 and two degrees of freedom: U95 is about 49.
    #expect(finding.level == .watch)
    #expect(finding.deciding?.repetitionsBeyond == 2)
  }

  @Test func `filled samples keep a flag from standing and the sentence says so`() throws {
    var squats = HandBuiltSquats.same(3, displaced(60))
    squats.filled = 100..<200
    let finding = try finding(.right, squats)

    #expect(finding.level == .watch)
    #expect(
      finding.sentence.hasSuffix(
        "beyond the threshold (more than 20 mm); no more than watch, since 33 % of the frames rest "
          + "on filled samples."))
  }

  @Test func `a few filled samples do no harm`() throws {
    var squats = HandBuiltSquats.same(3, displaced(60))
    squats.filled = 100..<150

    #expect(try finding(.right, squats).level == .flag)
  }

  @Test func `the frontal model is judged with the default uncertainty`() throws {
    var squats = HandBuiltSquats.same(3, displaced(41))
    squats.model = .frontal
    squats.hasAdduction = false
    let finding = try finding(.right, squats)

    #expect(finding.level == .flag)
    #expect(finding.deciding?.u95 == 20)
    #expect(
      finding.sentence.hasSuffix("; not assessed: peak knee abduction in 3 squats or more."))
  }

  @Test func `nothing is clear while something is not assessed`() throws {
    var squats = HandBuiltSquats.same(3, displaced(-20))
    squats.hasAdduction = false
    let finding = try finding(.right, squats)

    #expect(finding.criteria.map(\.level) == [.clear])
    #expect(finding.level == .below)
    #expect(
      finding.sentence.hasPrefix(
        "Possible dynamic valgus of the right knee was looked for and not shown: "))
  }

  @Test func `a leg without any measure is not assessed`() throws {
    var squats = HandBuiltSquats.same(3, displaced(33))
    squats.hasAdduction = false
    squats.hasDisplacement = false
    let finding = try finding(.right, squats)

    #expect(finding.level == .notAssessed)
    #expect(
      finding.missing
        == "peak medial knee displacement in 3 squats or more or peak knee abduction in 3 squats "
        + "or more")
  }

  @Test func `without a squat it is not assessed`() throws {
    let assessment = Assessment(of: [HandBuiltStanding().analyzed], subject: .adult)
    let finding = try #require(assessment.finding("RL04", .both))

    #expect(finding.level == .notAssessed)
    #expect(finding.missing == "a trial with at least 3 squats to 45° of knee flexion")
  }

  @Test func `mirrored legs give mirrored findings`() throws {
    let squats = HandBuiltSquats.same(
      4,
      Peaks(displacement: [.right: 41, .left: 7], abduction: [.right: 3, .left: 24], ratio: 0.9))
    let mirrored = HandBuiltSquats.same(
      4,
      Peaks(displacement: [.right: 7, .left: 41], abduction: [.right: 24, .left: 3], ratio: 0.9))

    let sides: [(BodySide, BodySide)] = [(.right, .left), (.left, .right), (.both, .both)]
    for (side, other) in sides {
      let (one, two) = (try finding(side, squats), try finding(other, mirrored))
      #expect(one.level == two.level)
      #expect(one.criteria.map(\.value) == two.criteria.map(\.value))
      #expect(one.criteria.map(\.u95) == two.criteria.map(\.u95))
    }
  }
}
