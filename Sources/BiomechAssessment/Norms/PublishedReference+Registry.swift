// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMotion

extension PublishedReference {
  /// Every published value, in the order of the codes: standing, then squats and landings, then the
  /// patella.
  public static let all: [PublishedReference] = standing + movement + patella

  /// The values that stand beside a measure.
  public static func of(_ measure: MeasureKind) -> [PublishedReference] {
    all.filter { $0.measure == measure }
  }

  private static let once = "verified in one place"
  private static let twice = "verified in two places"
  private static let thrice = "verified in three places"
  private static let memory = "from memory, not verified"
}

// MARK: - Standing

extension PublishedReference {
  private static let bellemans = "Bellemans et al. 2012, doi:10.1007/s11999-011-1936-5"
  private static let indian = "South Indian children, BJR 2013;2:155"
  private static let iranian = "Iranian children, JRMS 7278"
  private static let merchant = "Merchant et al. 2020 (standard protocol)"

  private static let standing: [PublishedReference] = [
    PublishedReference(
      "PR01", "Hip-knee-ankle deviation", .hkaDeviationStanding, "full-leg radiograph",
      "250 healthy adults of 20 to 27 years", .mean(1.3, deviation: 2.3), .degrees,
      positive: "varus", source: bellemans,
      evidence: "the cohort is verified, mean and deviation are from memory"),
    PublishedReference(
      "PR02", "Hip-knee-ankle deviation", .hkaDeviationStanding, "full-leg radiograph",
      "healthy men of 20 to 27 years", of: .male, .mean(1.9, deviation: 2.1), .degrees,
      positive: "varus", source: bellemans, evidence: memory),
    PublishedReference(
      "PR03", "Hip-knee-ankle deviation", .hkaDeviationStanding, "full-leg radiograph",
      "healthy women of 20 to 27 years", of: .female, .mean(0.8, deviation: 2.4), .degrees,
      positive: "varus", source: bellemans, evidence: memory),
    PublishedReference(
      "PR04", "Hip-knee-ankle deviation", .hkaDeviationStanding, "full-leg radiograph",
      "118 Korean women of 20 to 39 years", of: .female, .mean(1.35, deviation: 2.04), .degrees,
      positive: "varus", source: "PMC4349645", evidence: once),
    PublishedReference(
      "PR05", "Share with 3° of varus or more", .hkaDeviationStanding, "full-leg radiograph",
      "healthy men of 20 to 27 years", of: .male, .mean(32, deviation: nil), .percent,
      source: bellemans, evidence: thrice),
    PublishedReference(
      "PR06", "Share with 3° of varus or more", .hkaDeviationStanding, "full-leg radiograph",
      "healthy women of 20 to 27 years", of: .female, .mean(17, deviation: nil), .percent,
      source: bellemans, evidence: thrice),
    PublishedReference(
      "PR07", "Alignment of knees without complaints", .hkaDeviationStanding,
      "low-dose imaging in two planes", "100 adults",
      .words("70 % neutral, 19.5 % varus, 10.5 % valgus"), .percent,
      source: "Nam et al. 2014, as reported in the news", evidence: once),
    PublishedReference(
      "PR08", "Mechanical axis deviation", .mechanicalAxisDeviationStanding, "radiograph",
      "adults", .mean(8, deviation: 7), .millimetres,
      positive: "the hip-ankle line passes medial of the knee", source: "Paley 2002",
      evidence: memory),
    PublishedReference(
      "PR09", "Tibiofemoral angle", .tibiofemoralAngleStanding, "goniometer",
      "boys of 2 to 3 years", of: .male, .mean(1.8, deviation: 0.65), .degrees, positive: "valgus",
      source: indian, evidence: once),
    PublishedReference(
      "PR10", "Tibiofemoral angle", .tibiofemoralAngleStanding, "goniometer",
      "girls of 2 to 3 years", of: .female, .mean(2.45, deviation: 0.87), .degrees,
      positive: "valgus", source: indian, evidence: once),
    PublishedReference(
      "PR11", "Tibiofemoral angle", .tibiofemoralAngleStanding, "goniometer",
      "boys of 5 to 6 years, the age of the peak", of: .male, .mean(6.7, deviation: 1.3), .degrees,
      positive: "valgus", source: indian, evidence: once),
    PublishedReference(
      "PR12", "Tibiofemoral angle", .tibiofemoralAngleStanding, "goniometer",
      "girls of 5 to 6 years, the age of the peak", of: .female, .mean(7.25, deviation: 0.64),
      .degrees, positive: "valgus", source: indian, evidence: once),
    PublishedReference(
      "PR13", "Tibiofemoral angle", .tibiofemoralAngleStanding, "goniometer",
      "boys of 17 to 18 years", of: .male, .mean(3.18, deviation: 1.74), .degrees,
      positive: "valgus", source: indian, evidence: once),
    PublishedReference(
      "PR14", "Tibiofemoral angle", .tibiofemoralAngleStanding, "goniometer",
      "girls of 17 to 18 years", of: .female, .mean(4.43, deviation: 0.68), .degrees,
      positive: "valgus", source: indian, evidence: once),
    PublishedReference(
      "PR15", "Tibiofemoral angle", .tibiofemoralAngleStanding, "not stated",
      "children of 4 years, the peak of another cohort", .mean(7.6, deviation: 2.4), .degrees,
      positive: "valgus", source: "a secondary page (droracle)",
      evidence: "verified in one secondary place"),
    PublishedReference(
      "PR16", "Tibiofemoral angle", .tibiofemoralAngleStanding, "not stated",
      "children from 8 years on", .range(6...7), .degrees, positive: "valgus",
      source: "reference pages for clinicians (eorif, fpnotebook)", evidence: twice),
    PublishedReference(
      "PR17", "Gap between the ankles, knees touching", .intermalleolarDistanceStanding,
      "calliper, standing", "2268 children of 8 to 11 years", .mean(7.5, deviation: 11.2),
      .millimetres, source: iranian, evidence: once),
    PublishedReference(
      "PR18", "Gap between the knees, ankles touching", .intercondylarDistanceStanding,
      "calliper, standing", "2268 children of 8 to 11 years", .mean(3.8, deviation: 8.1),
      .millimetres, source: iranian, evidence: once),
    PublishedReference(
      "PR19", "Gap between the ankles, knees touching", .intermalleolarDistanceStanding,
      "not stated", "children of 3 years", .range(0...50), .millimetres,
      source: "a reference page for clinicians (fpnotebook)",
      evidence: "verified in one place; sources disagree"),
    PublishedReference(
      "PR20", "Gap between the ankles, knees touching", .intermalleolarDistanceStanding,
      "not stated", "children from 8 years on", .range(0...30), .millimetres,
      source: "a reference page for clinicians (fpnotebook)",
      evidence: "verified in one place; sources disagree"),
    PublishedReference(
      "PR21", "Quadriceps angle", .quadricepsAngleStanding, "goniometer, knee extended",
      "57 adults", .mean(14.8, deviation: 2.8), .degrees, positive: "valgus", source: merchant,
      evidence: "verified in one place; the deviation follows from the interval"),
    PublishedReference(
      "PR22", "Quadriceps angle", .quadricepsAngleStanding, "goniometer, knee extended", "men",
      of: .male, .mean(13.5, deviation: 2.7), .degrees, positive: "valgus", source: merchant,
      evidence: "verified in one place; the deviation follows from the interval"),
    PublishedReference(
      "PR23", "Quadriceps angle", .quadricepsAngleStanding, "goniometer, knee extended", "women",
      of: .female, .mean(15.9, deviation: 2.4), .degrees, positive: "valgus", source: merchant,
      evidence: "verified in one place; the deviation follows from the interval"),
    PublishedReference(
      "PR24", "TT-TG distance of imaging, which markers cannot see", nil, "CT or MRI", "adults",
      .range(8.2...13.6), .millimetres, positive: "lateral", source: "JOSR 2020, 01661-2",
      evidence: once),
    PublishedReference(
      "PR25", "TT-TG distance of imaging, which markers cannot see", nil, "MRI",
      "adults without instability of the patella; the study's limit to unstable ones is 11.15 mm",
      .mean(8.6, deviation: 3.6), .millimetres, positive: "lateral",
      source: "OJSM 23259671251344227", evidence: once),
  ]
}

// MARK: - Squats and landings

extension PublishedReference {
  private static let herrington = "Herrington and Munro 2010, Phys. Ther. Sport"
  private static let noyes = "Noyes et al. 2005, Am. J. Sports Med. 33"
  private static let padua = "Padua et al. 2009, Am. J. Sports Med. 37, 1996–2002"
  private static let padua2015 = "Padua et al. 2015, J. Athl. Train. 50, 589"

  private static let movement: [PublishedReference] = [
    PublishedReference(
      "PR30", "Frontal plane projection angle", .frontalPlaneProjectionAnglePeak,
      "drop jump on both legs", "active women of 18 to 28 years", of: .female, .range(7...13),
      .degrees, positive: "valgus look", source: herrington, evidence: thrice),
    PublishedReference(
      "PR31", "Frontal plane projection angle", .frontalPlaneProjectionAnglePeak,
      "drop jump on both legs", "active men of 18 to 28 years", of: .male, .range(3...8), .degrees,
      positive: "valgus look", source: herrington, evidence: thrice),
    PublishedReference(
      "PR32", "Frontal plane projection angle", .frontalPlaneProjectionAnglePeak,
      "step landing on one leg", "active women", of: .female, .range(5...12), .degrees,
      positive: "valgus look", source: herrington, evidence: twice),
    PublishedReference(
      "PR33", "Frontal plane projection angle", .frontalPlaneProjectionAnglePeak,
      "step landing on one leg", "active men", of: .male, .range(1...9), .degrees,
      positive: "valgus look", source: herrington, evidence: twice),
    PublishedReference(
      "PR34", "Frontal plane projection angle", .frontalPlaneProjectionAnglePeak,
      "single-leg squat", "23 women with kneecap pain and a visible valgus", of: .female,
      .mean(7.2, deviation: 7.1), .degrees, positive: "valgus look", source: "PMC7274868",
      evidence: once),
    PublishedReference(
      "PR35", "Frontal plane projection angle", .frontalPlaneProjectionAnglePeak,
      "single-leg squat after movement training", "the women of PR34", of: .female,
      .mean(-8.9, deviation: 8.9), .degrees, positive: "valgus look", source: "PMC7274868",
      evidence: once),
    PublishedReference(
      "PR36", "Standard error of the projection angle on video", .frontalPlaneProjectionAnglePeak,
      "single-leg squat", "active adults", .range(2...4), .degrees,
      source: "Gwynne and Curran, Int. J. Sports Phys. Ther.", evidence: once),
    PublishedReference(
      "PR37", "Projection angle less knee abduction: limits of agreement",
      .frontalPlaneProjectionAnglePeak, "several tasks", "active people", .range(-30...17),
      .degrees, source: "Straub and Powers 2022, citing earlier work", evidence: once),
    PublishedReference(
      "PR38", "Knee separation over hip separation", .normalizedKneeSeparation,
      "drop jump", "325 athletes of 11 to 19 years", of: .female, .mean(51, deviation: 19),
      .percent,
      source: noyes, evidence: once),
    PublishedReference(
      "PR39", "Knee separation over hip separation", .normalizedKneeSeparation, "drop jump",
      "130 athletes", of: .male, .mean(51, deviation: 15), .percent, source: noyes, evidence: once),
    PublishedReference(
      "PR40", "Knee separation", nil, "drop jump", "athletes of 11 to 19 years", of: .female,
      .mean(230, deviation: 90), .millimetres, source: noyes, evidence: once),
    PublishedReference(
      "PR41", "Knee flexion at initial contact", .kneeFlexionAtContact, "jump landing",
      "the cohort of the LESS, by quarters of the score from best to worst",
      .words("18.3°, 16.6°, 16.3°, 15.9°"), .degrees, positive: "flexion", source: padua,
      evidence: once),
    PublishedReference(
      "PR42", "Knee flexion displacement", .kneeFlexionDisplacement, "jump landing",
      "the cohort of the LESS, by quarters of the score from best to worst",
      .words("71.4°, 64.7°, 61.4°, 55.5°"), .degrees, positive: "flexion", source: padua,
      evidence: once),
    PublishedReference(
      "PR43", "Knee valgus displacement", .kneeAbductionExcursion, "jump landing",
      "the cohort of the LESS, by quarters of the score from best to worst",
      .words("11.0°, 12.3°, 12.8°, 14.3°"), .degrees, positive: "valgus", source: padua,
      evidence: once),
    PublishedReference(
      "PR44", "Landing error score (LESS)", .lessTotal, "jump landing",
      "young footballers without injury", .mean(4.43, deviation: 1.71), .points,
      positive: "more errors", source: padua2015, evidence: thrice),
    PublishedReference(
      "PR45", "Landing error score (LESS)", .lessTotal, "jump landing",
      "7 young footballers who later tore a cruciate ligament", .mean(6.24, deviation: 1.75),
      .points, positive: "more errors", source: padua2015, evidence: thrice),
    PublishedReference(
      "PR46", "Ankle dorsiflexion without load", nil, "goniometer", "23 footballers", of: .female,
      .mean(15.0, deviation: 3.9), .degrees, positive: "dorsiflexion",
      source: "Malloy et al. 2015, PMC4977993", evidence: once),
    PublishedReference(
      "PR47", "Tuck jump flaws", .tuckJumpTotal, "tuck jumps for 10 s", "young players",
      .words("median 3 to 4, interquartile range 1 to 2"), .points, positive: "more flaws",
      source: "PMC6994440", evidence: once),
  ]
}

// MARK: - The patella

extension PublishedReference {
  private static let review = "a review, J. Healthc. Eng. 2019, 9159267"
  private static let draper = "Draper et al. 2009, PMC2891525"
  private static let tanaka = "Tanaka et al. 2016, Knee Surg. Sports Traumatol. Arthrosc. 24"
  private static let xue = "Xue et al. 2018"

  private static let patella: [PublishedReference] = [
    PublishedReference(
      "PR60", "Patellar flexion over knee flexion", nil, "knee flexion", "healthy people",
      .range(60...70), .percent, source: review, evidence: twice),
    PublishedReference(
      "PR61", "Way of the patella sideways", .patellarShiftNearExtension, "knee flexion",
      "healthy people",
      .words("a little medial up to 20 or 30° of flexion, then lateral"), .millimetres,
      positive: "lateral", source: "PMC7000435 (table); \(review)", evidence: twice),
    PublishedReference(
      "PR62", "Tilt of the patella", .patellarTiltNearExtension, "knee flexion",
      "healthy people",
      .words("medial up to 20 or 30° of flexion, then lateral; studies disagree"), .degrees,
      positive: "lateral", source: "PMC7000435 (table)",
      evidence: "verified in one place; contested"),
    PublishedReference(
      "PR63", "Lateral translation, against women without pain", .patellarShiftNearExtension,
      "real-time MRI, 0 to 50° of loaded flexion", "women with kneecap pain", of: .female,
      .words("greater (p = 0.03)"), .millimetres, positive: "lateral", source: draper,
      evidence: once),
    PublishedReference(
      "PR64", "Lateral tilt, against women without pain", .patellarTiltNearExtension,
      "real-time MRI, 0 to 20° of loaded flexion", "women with kneecap pain", of: .female,
      .words("greater (p = 0.04)"), .degrees, positive: "lateral", source: draper, evidence: once),
    PublishedReference(
      "PR65", "Lateral translation, against people without pain", .patellarShiftNearExtension,
      "static MRI at about 19° of flexion", "people with kneecap pain, 60 in the study",
      .mean(2.25, deviation: nil), .millimetres, positive: "lateral",
      source: "MacIntyre et al. 2006",
      evidence: "the design is verified in one place, the number is from memory"),
    PublishedReference(
      "PR66", "Bisect offset by grade of the J sign", .patellarLateralJump,
      "dynamic CT, full extension", "people with instability of the patella",
      .words("grade 1 75 to 100 %, grade 2 100 to 125 %, grade 3 beyond 125 %"), .percent,
      positive: "lateral", source: tanaka, evidence: thrice),
    PublishedReference(
      "PR67", "Bisect offset with and without a J sign", .patellarLateralJump,
      "CT, full extension", "people whose patella dislocated repeatedly",
      .words("121 % ± 28 % with, 88 % ± 12 % without"), .percent, positive: "lateral",
      source: xue, evidence: twice),
    PublishedReference(
      "PR68", "Patellar tilt with and without a J sign", .patellarTiltNearExtension,
      "CT, full extension", "people whose patella dislocated repeatedly",
      .words("34.9° ± 10.5° with, 25.7° ± 3.4° without"), .degrees, positive: "lateral",
      source: xue, evidence: twice),
    PublishedReference(
      "PR69", "Accuracy of the J sign by eye", .patellarLateralJump,
      "video against dynamic CT", "20 experts",
      .words("70.6 % for yes or no, 36.8 % for the grade"), .percent,
      source: "Bumberger et al. 2025", evidence: once),
    PublishedReference(
      "PR70", "Accuracy of imaging in motion", nil, "cine MRI; biplane X-ray", "methods",
      .words("better than 0.33 mm and 0.97°; better than 0.395 mm and 0.88°"), .millimetres,
      source: "Behnam et al. 2010; Bey et al. 2008", evidence: twice),
    PublishedReference(
      "PR71", "Error of a skin marker over the patella", nil, "in motion", "anybody",
      .words("not found; 5 to 10 mm and 5 to 10° are assumed"), .millimetres,
      source: "this project", evidence: "engineering choice"),
  ]
}
