// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// One value for each leg.
public struct BothSides<Value> {
  public var left: Value
  public var right: Value

  public init(left: Value, right: Value) {
    self.left = left
    self.right = right
  }

  /// The same value for both legs.
  public init(_ value: Value) { self.init(left: value, right: value) }

  /// The value of one leg.
  public subscript(side: Side) -> Value {
    get { side == .left ? left : right }
    set {
      switch side {
      case .left: left = newValue
      case .right: right = newValue
      }
    }
  }

  /// The values computed leg by leg.
  func map<Other, Failure: Error>(
    _ transform: (Side, Value) throws(Failure) -> Other
  ) throws(Failure) -> BothSides<Other> {
    BothSides<Other>(left: try transform(.left, left), right: try transform(.right, right))
  }

  /// Left and right exchanged.
  public var mirrored: BothSides { BothSides(left: right, right: left) }
}

extension BothSides: Sendable where Value: Sendable {}
extension BothSides: Equatable where Value: Equatable {}
extension BothSides: Hashable where Value: Hashable {}
