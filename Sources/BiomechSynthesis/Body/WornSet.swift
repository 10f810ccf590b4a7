// SPDX-License-Identifier: Apache-2.0

/// The set of markers that a subject wears.
public struct WornSet: Hashable, Sendable {
  /// The way pelvis and legs are marked.
  public enum Base: String, Hashable, Sendable, CaseIterable {
    /// Clusters on thigh and shank, epicondyles and malleoli on both sides.
    case calibrated

    /// As in Plug-in Gait: one marker on thigh, knee, shank and ankle each, toe and heel.
    case conventional
  }

  /// What is marked beside pelvis and legs.
  public struct Extras: OptionSet, Hashable, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// One marker over the middle of each patella.
    public static let patellaCentre = Extras(rawValue: 1)

    /// Four over the poles and borders of each patella.
    public static let patellaOutline = Extras(rawValue: 2)

    /// One over each tibial tuberosity.
    public static let tibialTuberosity = Extras(rawValue: 4)

    /// Seventh cervical and tenth thoracic vertebra, both ends of the sternum, acromia.
    public static let trunk = Extras(rawValue: 8)

    /// Medial knee and ankle markers beside the conventional ones, in the static trial.
    public static let medial = Extras(rawValue: 16)
  }

  public var base: Base
  public var extras: Extras

  /// The length of the wands that carry the thigh and shank markers of the conventional set, in
  /// millimetres; 0 puts them on the skin.
  public var wandLength: Double

  public init(_ base: Base = .calibrated, extras: Extras = [], wandLength: Double = 0) {
    self.base = base
    self.extras = extras
    self.wandLength = wandLength
  }

  public static let calibrated = WornSet(.calibrated)
  public static let conventional = WornSet(.conventional)
}
