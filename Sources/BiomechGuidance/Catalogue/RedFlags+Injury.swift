// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// The red-flag gate: RF01 to RF21.
///
/// Urgency and destination follow the sources; where a source leaves the urgency open or gives two,
/// the more careful one stands here.
let redFlagRules: [RedFlagRule] = injuryRules + conditionRules

private let hart = "Hart, Knee Realignment (health article)"

/// Fresh injuries and unstable joints: RF01 to RF08.
private let injuryRules: [RedFlagRule] = [
  RedFlagRule(
    "RF01", "Fresh injury with severe pain, fast swelling or no weight bearing",
    asks: "Was the knee injured in the last seven days, and does it hurt at 7/10 or more, did it "
      + "swell up quickly, or can you not take four steps on it?",
    .emergency, action: "Stop here and get the knee examined now; no training advice applies.",
    referTo: "emergency department; orthopaedic surgeon", blocks: .all,
    source: "\(hart); Ottawa knee rule (Stiell et al. 1995)",
    when: .all([
      .answer(.injuryWithinSevenDays),
      .any([.painAtLeast(7), .answer(.rapidSwelling), .answer(.cannotTakeFourSteps)]),
    ])),
  RedFlagRule(
    "RF02", "Visible deformity of the knee or leg",
    asks: "Does the knee or leg look deformed, or did its shape change suddenly?",
    .emergency, action: "Call the emergency services; do not try to straighten the leg.",
    referTo: "emergency department", blocks: .all, source: hart,
    when: .answer(.visibleDeformity)),
  RedFlagRule(
    "RF03", "Kneecap slipped out of place",
    asks: "Has the kneecap just slipped out of place, fully or partly, even if it went back?",
    .emergency,
    action: "Leave it to professionals to put it back; rest in a splint and rehabilitation follow.",
    referTo: "emergency department; orthopaedic surgeon", blocks: .all, source: hart,
    when: .answer(.kneecapSlippedOut)),
  RedFlagRule(
    "RF04", "Possible knee dislocation or damaged blood vessel",
    asks: "After an injury, does the whole knee give in every direction, or is the foot cold, pale "
      + "or numb, or without a pulse?",
    .emergency, action: "Call the emergency services; the leg may be in danger.",
    referTo: "emergency department", blocks: .all,
    source: "general medical knowledge, not verified in a study here",
    when: .any([.answer(.grossInstabilityAfterTrauma), .answer(.coldOrNumbFoot)])),
  RedFlagRule(
    "RF05", "Locking or catching",
    asks: "Does the knee get stuck, or catch as if something were caught inside?",
    .urgent,
    action: "Have it examined within days; imaging can show a torn meniscus or a loose fragment.",
    referTo: "sports physician or orthopaedic surgeon", blocks: .all, source: hart,
    when: .answer(.lockingOrCatching)),
  RedFlagRule(
    "RF06", "Fresh injury that needs an X-ray (Ottawa knee rule)",
    asks: "Was the knee injured in the last seven days, and are you 55 or older, is it tender only "
      + "at the kneecap or at the head of the fibula, can it not bend to 90°, or can you not take "
      + "four steps?",
    .sameDay, action: "Have an X-ray taken today to rule out a fracture.",
    referTo: "emergency department or urgent care", blocks: .all,
    source: "Ottawa knee rule, Stiell et al. 1995, Annals of Emergency Medicine 26:405",
    when: .all([
      .answer(.injuryWithinSevenDays),
      .any([
        .ageAtLeast(55), .answer(.tendernessOnlyAtPatella), .answer(.fibularHeadTenderness),
        .answer(.cannotFlexTo90), .answer(.cannotTakeFourSteps),
      ]),
    ])),
  // The published list also excludes injuries older than a week; the first condition does that.
  RedFlagRule(
    "RF07", "Fresh injury outside the Ottawa knee rule",
    asks: "Was the knee injured in the last seven days, and is the person under 18, pregnant, not "
      + "fully conscious or paraplegic, or is there a deformity or an open wound?",
    .sameDay, action: "The X-ray rule does not hold here; a physician has to examine the knee.",
    referTo: "physician", blocks: .all,
    source: "exclusions of the Ottawa knee rule; urgency is a choice of this project",
    when: .all([
      .answer(.injuryWithinSevenDays),
      .any([
        .ageBelow(18), .answer(.visibleDeformity), .answer(.openWound), .answer(.pregnancy),
        .answer(.reducedConsciousness), .answer(.paraplegia),
      ]),
    ])),
  RedFlagRule(
    "RF08", "Giving way or an earlier dislocation",
    asks: "Does the knee give way again and again, or has the knee or kneecap been dislocated "
      + "before?",
    .urgent,
    action: "Have the stability of ligaments and kneecap examined within one to two weeks.",
    referTo: "sports physician, physiotherapist or orthopaedic surgeon", blocks: .aboveLevel1,
    source: hart,
    when: .any([.answer(.givingWay), .answer(.previousDislocation)])),
]
