// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

extension C3DReader {
  /// What a file holds over time besides markers: model outputs, analog channels, poses.
  static func signals(
    of file: C3DFile, rotations: C3DRotations?, rate: Double
  ) -> [Signal] {
    outputs(of: file, rate: rate) + analog(of: file, rate: rate)
      + poses(rotations, of: file, rate: rate)
  }

  private static func outputs(of file: C3DFile, rate: Double) -> [Signal] {
    let indices = file.points.indices.filter { !file.points[$0].kind.isMeasured }
    let names = MotionFile.unique(indices.map { file.points[$0].name }).names
    let columns = file.separateCoordinates(ofPointsAt: indices)
    return zip(indices, zip(names, columns)).map { index, named in
      let kind = file.points[index].kind
      return Signal(
        named.0, kind: kind.signalKind, components: ["X", "Y", "Z"],
        units: [file.parameters["POINT", kind.unitParameter]?.text ?? ""], rate: rate,
        values: named.1)
    }
  }

  private static func analog(of file: C3DFile, rate: Double) -> [Signal] {
    let analogRate = rate * Double(file.layout.samplesPerFrame)
    return zip(file.channels, file.analogSamples()).map { channel, samples in
      Signal(channel.name, kind: .analog, units: [channel.unit], rate: analogRate, values: samples)
    }
  }

  private static func poses(
    _ rotations: C3DRotations?, of file: C3DFile, rate: Double
  ) -> [Signal] {
    guard let rotations else { return [] }
    let unit = file.parameters["ROTATION", "UNITS"]?.text ?? file.parameters["POINT", "UNITS"]?.text
    let units = Array(repeating: "", count: 9) + Array(repeating: unit ?? "", count: 3)
    return zip(rotations.names, rotations.poses).map { name, pose in
      Signal(
        name, kind: .pose, components: C3DRotations.components, units: units,
        rate: rate * Double(rotations.ratio), values: pose)
    }
  }
}

extension C3DPointKind {
  /// Whether a camera saw the point.
  var isMeasured: Bool { self == .marker || self == .unlabelled }

  fileprivate var signalKind: Signal.Kind {
    switch self {
    case .angle: .angle
    case .force: .force
    case .moment: .moment
    case .power: .power
    case .modelledMarker, .boneAxis, .marker, .unlabelled: .point
    case .scalar, .other: .other
    }
  }

  /// The parameter with the unit of the quantity.
  fileprivate var unitParameter: String {
    switch self {
    case .angle: "ANGLE_UNITS"
    case .force: "FORCE_UNITS"
    case .moment: "MOMENT_UNITS"
    case .power: "POWER_UNITS"
    case .scalar: "SCALAR_UNITS"
    case .modelledMarker, .boneAxis, .marker, .unlabelled: "UNITS"
    case .other(let type): "\(type)_UNITS"
    }
  }
}
