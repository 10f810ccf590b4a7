// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion
import Testing

struct NormsMismatchTests {
  private let norms = Norms(
    passport: NormsPassport(
      population: "healthy women", ageRange: 20...40, sexes: .female, task: .gait,
      speed: NormsPassport.Speed(mean: 0.44, range: 0.38...0.51), model: .conventional,
      subjects: 20, cycles: 160, programVersion: "1"),
    bands: [])

  private func mismatch(
    _ model: ModelKind = .conventional, age: Double? = 30, sex: Subject.Sex? = .female,
    speed: Double? = 0.43
  ) -> NormsMismatch? {
    norms.mismatch(model: model, subject: Subject(age: age, sex: sex), normalizedSpeed: speed)
  }

  @Test func `whoever is like the group is held against it`() {
    #expect(mismatch() == nil)
    // Of another class, but no faster than the fastest of the group.
    #expect(mismatch(speed: 0.505) == nil)
    #expect(mismatch(speed: nil) == nil)
    #expect(mismatch(age: 64) == nil)
  }

  @Test func `another model is a matter of settings`() {
    #expect(
      mismatch(.calibrated)?.reason
        == "the norms are of the conventional gait model (Plug-in Gait compatible), and the trial was "
        + "analysed with the calibrated model (CAST)")
    #expect(mismatch(.calibrated)?.isAboutSettings == true)
    #expect(mismatch(.calibrated)?.hint.contains("--model conventional") == true)
  }

  @Test func `children, men, the nameless and the fast are not`() {
    #expect(
      mismatch(age: 9)?.reason
        == "the norms are of adults (20 to 40 years), and the subject is 9 years old")
    #expect(mismatch(age: nil)?.reason.hasSuffix("the age of the subject is not known") == true)
    #expect(
      mismatch(sex: .male)?.reason
        == "the norms are of women or girls, and the subject is male")
    #expect(mismatch(sex: nil)?.reason.hasSuffix("the sex of the subject is not known") == true)
    #expect(
      mismatch(speed: 0.52)?.reason
        == "the norms are of free walking, and this walk is fast for the length of the legs")
    #expect(mismatch(speed: 0.2)?.reason.contains("this walk is very slow") == true)
    #expect(mismatch(age: 9)?.isAboutSettings == false)
  }

  @Test(arguments: [
    (0.172, SpeedClass.verySlow), (0.231, .slow), (0.290, .slow), (0.360, .free), (0.429, .free),
    (0.494, .fast), (0.560, .fast), (0.627, .veryFast), (0.694, .veryFast),
  ])
  func `speed classes begin at their boundaries`(speed: Double, expected: SpeedClass) {
    #expect(SpeedClass(normalizedSpeed: speed) == expected)
  }

  @Test func `every published value names its source and its evidence`() {
    let all = PublishedReference.all
    #expect(Set(all.map(\.code)).count == all.count)
    #expect(all.allSatisfy { !$0.source.isEmpty && !$0.evidence.isEmpty && !$0.population.isEmpty })
    #expect(all.contains { $0.text == "1.3° ± 2.3°" })
    #expect(all.contains { $0.text == "7° to 13°" })
    #expect(
      PublishedReference.of(.quadricepsAngleStanding).map(\.code) == ["PR21", "PR22", "PR23"])
    // Signed quantities say which way is positive.
    #expect(
      PublishedReference.of(.hkaDeviationStanding).filter { $0.unit == .degrees }
        .allSatisfy { $0.positiveDirection == "varus" })
  }
}
