// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
import BiomechMotion

/// How far landmarks taken frame by frame differ from calibrated ones in the knee of one leg: the root
/// mean square of the difference over a trial, and its mean.
public struct DirectDifference: Hashable, Sendable {
  /// The difference of one angle.
  public struct Deviation: Hashable, Sendable {
    /// The root mean square of direct less calibrated.
    public var rootMeanSquare: Angle

    /// The mean of direct less calibrated.
    public var bias: Angle
  }

  public var flexion: Deviation
  public var adduction: Deviation
  public var internalRotation: Deviation

  /// The frames that both models have.
  public var frameCount: Int

  /// Compares two tracks of one trial; `nil` when they share no frame.
  ///
  /// - Parameters:
  ///   - direct: The landmarks frame by frame.
  ///   - calibrated: The calibrated landmarks.
  ///   - side: The leg.
  init?(_ direct: BodyTrack, from calibrated: BodyTrack, _ side: Side) {
    var sums = Vector3.zero
    var squares = Vector3.zero
    var count = 0
    for (one, other) in zip(direct.bodies, calibrated.bodies) {
      guard let a = one[side].knee(side), let b = other[side].knee(side) else { continue }
      let difference = Vector3(
        (a.flexion - b.flexion).radians, (a.adduction - b.adduction).radians,
        (a.internalRotation - b.internalRotation).radians)
      sums += difference
      squares += difference * difference
      count += 1
    }
    guard count > 0 else { return nil }
    let (means, meanSquares) = (sums / Double(count), squares / Double(count))
    func deviation(_ axis: Int) -> Deviation {
      Deviation(
        rootMeanSquare: .radians(meanSquares[axis].squareRoot()), bias: .radians(means[axis]))
    }
    flexion = deviation(0)
    adduction = deviation(1)
    internalRotation = deviation(2)
    frameCount = count
  }

  /// What a sentence says about one knee.
  fileprivate func words(_ side: Side) -> String {
    func degrees(_ deviation: Deviation) -> String {
      "\(deviation.rootMeanSquare.degrees.fixed(1))°"
    }
    return "by \(degrees(flexion)) of flexion, \(degrees(adduction)) of adduction and "
      + "\(degrees(internalRotation)) of rotation in the \(side.rawValue) knee"
  }
}

extension [Side: DirectDifference] {
  /// A sentence for the report; none without a difference.
  var note: String? {
    guard !isEmpty else { return nil }
    return "medial markers are worn in motion too; taken frame by frame they differ from the "
      + "calibrated landmarks "
      + Side.allCases.compactMap { side in self[side].map { $0.words(side) } }
      .joined(separator: ", and ")
      + " (root mean square); the calibrated ones are used here, and --model direct gives the others"
  }
}

extension TrackedLeg {
  fileprivate func knee(_ side: Side) -> KneeAngles? {
    guard let thigh, let shank else { return nil }
    return KneeAngles(thigh.rotation.inverse * shank.rotation, side: side)
  }
}
