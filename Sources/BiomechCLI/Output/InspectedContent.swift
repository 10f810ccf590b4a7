// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion

/// One signal of an inspected file: everything over time that is no marker.
struct InspectedSignal: Encodable {
  var name: String
  var kind: String
  var components: [String]
  var units: [String]
  var rate: Double
  var samples: Int

  init(_ signal: Signal) {
    // The name of a person may stand in front.
    name = signal.name.split(separator: ":").last.map(String.init) ?? signal.name
    kind = signal.kind.rawValue
    components = signal.components
    units = signal.units
    rate = signal.rate
    samples = signal.sampleCount
  }
}

/// One event of an inspected file.
struct InspectedEvent: Encodable {
  /// The words of the file.
  var label: String
  var side: String

  /// The number of the frame, counted as the file counts.
  var frame: Int

  /// Seconds after the first frame.
  var time: Double

  init(_ event: FileEvent, in file: MotionFile) {
    label = event.label
    side = event.side.rawValue
    frame = event.frame
    time = (Double(event.frame) - Double(file.firstFrame)) / file.rate
  }
}

/// One force platform of an inspected file.
struct InspectedForcePlate: Encodable {
  var type: Int?

  /// The corners of the surface in the file's axes and unit.
  var corners: [[Double]]

  /// The names of its analog channels.
  var channels: [String]

  init(_ plate: ForcePlate) {
    type = plate.type
    corners = plate.corners.filter { $0.x.isFinite && $0.y.isFinite && $0.z.isFinite }
      .map { [$0.x, $0.y, $0.z] }
    channels = plate.channels
  }
}

/// One measurement of the person, or a setting of the vendor's model.
struct InspectedParameter: Encodable {
  var name: String
  var values: [Double?]

  init(_ parameter: (key: String, value: [Double])) {
    name = parameter.key
    values = parameter.value.map { $0.isFinite ? $0 : nil }
  }
}
