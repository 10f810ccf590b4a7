// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment

extension RedFlag {
  /// Whom the flag sends to first; ``RedFlag/referTo`` names everybody who can help.
  public var profession: Profession {
    switch code {
    case "RF01", "RF02", "RF03", "RF04", "RF06", "RF12", "RF13": .emergencyDepartment
    case "RF05", "RF16", "RF17": .orthopaedicSurgeon
    case "RF15": .paediatricOrthopaedics
    case "RF10", "RF20", "RF21": .physiotherapist
    default: .sportsPhysician
    }
  }
}

extension Referral {
  /// Whom to see about everything that was found and reported.
  ///
  /// - Parameters:
  ///   - redFlags: The flags held against the answers.
  ///   - findings: The findings that advice follows from.
  ///   - adjuncts: What is advised besides exercise; support with body weight is only offered.
  ///   - reportsPain: Whether pain was reported in any way; pain is somebody's to look at.
  ///   - book: The rules that are on.
  /// - Returns: The most urgent first.
  static func all(
    redFlags: [RedFlagResult], findings: [Finding], adjuncts: [Adjunct], reportsPain: Bool,
    book: RuleBook
  ) -> [Referral] {
    var referrals: [Referral] = []
    for flag in redFlags where flag.isRaised {
      referrals.add(flag.flag.profession, flag.flag.urgency, because: flag.flag.code)
    }
    for finding in findings {
      let professions = book.entry(finding.code)?.referral
        .professions(level: finding.level, reportsPain: reportsPain)
      for profession in professions ?? [] {
        // An injury is looked at before anything else is done.
        let urgency = finding.code == "RL21" ? Urgency.urgent : .routine
        referrals.add(profession, urgency, because: finding.code)
      }
    }
    if reportsPain, referrals.isEmpty { referrals.add(.physiotherapist, .routine, because: "pain") }
    if adjuncts.contains(where: { $0.code == "AD06" }) {
      referrals.append(
        Referral(profession: .dietitian, urgency: .routine, codes: ["AD06"], isOptional: true))
    }
    return referrals.inOrder()
  }
}
