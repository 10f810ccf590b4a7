// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

extension Drawing {
  /// What a line stands for; the raw value is its class in the style sheet.
  package enum Pen: String, CaseIterable {
    case axis, grid, zero, guide, threshold

    /// The mean of a side or of both legs.
    case left = "left"
    case right = "right"
    case both = "both"

    /// One repetition or cycle of a side.
    case leftCycle = "left single"
    case rightCycle = "right single"
    case bothCycle = "both single"

    /// What a side does while the knee bends, and while it straightens, in plots of one knee.
    case leftFlexing = "left way"
    case rightFlexing = "right way"
    case leftExtending = "left return"
    case rightExtending = "right return"

    /// An instant of a side.
    case leftEvent = "left event"
    case rightEvent = "right event"

    case leftBone = "left bone"
    case rightBone = "right bone"
    case pelvis

    /// The line from hip to ankle.
    case mechanicalAxis = "leg-line"

    case displacement, interval

    /// The line of a side: of the mean, or of one repetition.
    static func of(_ side: BodySide, isSingle: Bool = false) -> Pen {
      switch side {
      case .left: isSingle ? .leftCycle : .left
      case .right: isSingle ? .rightCycle : .right
      case .both: isSingle ? .bothCycle : .both
      }
    }

    /// An instant of a side, or of both.
    static func event(of side: BodySide) -> Pen {
      switch side {
      case .left: .leftEvent
      case .right: .rightEvent
      case .both: .guide
      }
    }
  }

  /// What an area stands for; the raw value is its class in the style sheet.
  package enum Fill: String, CaseIterable {
    /// A threshold ± U95, within which nothing is certain.
    case guardBand = "watch-zone"

    /// Zero ± U95, within which both directions cannot be told apart.
    case trustZone = "trust-zone"

    /// The reference group.
    case normBand = "norm-band"

    /// The side of a threshold that a finding is about.
    case beyond

    /// The spread of many repetitions.
    case leftBand = "left-band"
    case rightBand = "right-band"
    case bothBand = "both-band"

    case leftJoint = "left-joint"
    case rightJoint = "right-joint"

    /// A measured point of a side.
    case leftPoint = "left-point"
    case rightPoint = "right-point"

    case flag = "flag-shape"
    case ink
    case hollow

    /// A marker, and one whose place rests on filled samples.
    case marker
    case filledMarker = "filled-marker"

    /// A knee by what its adduction says beyond U95.
    case kneeNeutral = "knee-neutral"
    case kneeVarus = "knee-varus"
    case kneeValgus = "knee-valgus"

    /// The spread of the repetitions of a side.
    static func band(of side: BodySide) -> Fill {
      switch side {
      case .left: .leftBand
      case .right: .rightBand
      case .both: .bothBand
      }
    }
  }

  /// A shape that marks a point.
  package enum Symbol: CaseIterable { case circle, square, diamond, triangle }

  /// Which part of a text stands at its point.
  package enum Anchor: String, CaseIterable { case start, middle, end }

  /// What a text is; the raw value is its class in the style sheet.
  package enum Lettering: String, CaseIterable {
    case tick, label, note
    case leftLabel = "left-label"
    case rightLabel = "right-label"
  }

  /// What a picture is drawn on.
  package enum Medium {
    /// A page; the unit is the point, as large as a pixel of a usual screen.
    case page

    /// The cells of a terminal; the unit is a dot, two to a cell across and four to a cell down.
    case cells

    /// How far letters advance.
    var advance: Double { self == .page ? 6 : 2 }

    /// The height of a line of text.
    var line: Double { self == .page ? 12 : 4 }
  }
}
