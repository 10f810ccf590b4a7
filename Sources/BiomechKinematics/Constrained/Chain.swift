// SPDX-License-Identifier: Apache-2.0

package import BiomechMath

/// Rigid bodies held together by joints, with markers on them: what inverse kinematics is solved for.
///
/// Every joint is a list of translations and rotations that follow each other, each along or about
/// an axis of the axes as turned so far: the joints of a gait model, and any custom joint of other
/// programs whose coordinates are independent of each other.
package struct Chain: Sendable {
  /// One degree of freedom.
  package struct Coordinate: Sendable {
    package enum Kind: Sendable {
      /// In millimetres.
      case translation

      /// In radians, by the right-hand rule.
      case rotation
    }

    package var name: String
    package var kind: Kind

    /// The direction in the axes that the coordinates before it have moved; of length one.
    package var axis: Vector3

    /// Where the coordinate is free.
    ///
    /// Beyond, every degree costs as much as a marker that is ``Chain/boundStiffness`` away from its
    /// place.
    package var range: ClosedRange<Double>?

    package init(
      _ name: String, _ kind: Kind, _ axis: Vector3, range: ClosedRange<Double>? = nil
    ) {
      self.name = name
      self.kind = kind
      self.axis = axis
      self.range = range
    }
  }

  /// A rigid body and the joint that ties it to its parent.
  package struct Body: Sendable {
    package var name: String

    /// The place of its parent among the bodies; `nil` hangs it on the laboratory.
    package let parent: Int?

    /// The joint in the axes of the parent, in millimetres.
    package fileprivate(set) var jointInParent: Vector3

    /// The joint in the axes of the body, in millimetres.
    package fileprivate(set) var jointInBody: Vector3

    /// The places of its coordinates.
    package let coordinates: Range<Int>
  }

  /// A marker on a body.
  package struct Marker: Sendable {
    package var body: Int

    /// In the axes of the body, in millimetres.
    package var place: Vector3

    /// Its share in the sum of squares.
    package var weight: Double

    package init(body: Int, place: Vector3, weight: Double) {
      self.body = body
      self.place = place
      self.weight = weight
    }
  }

  package private(set) var bodies: [Body] = []
  package private(set) var coordinates: [Coordinate] = []
  package var markers: [Marker] = []

  /// For each coordinate the one before it on the way to the root; `nil` for the first.
  private(set) var predecessors: [Int?] = []

  /// How far a marker would have to be off to cost as much as one degree beyond a bound, in
  /// millimetres (engineering choice).
  static let boundStiffness = 5.0

  package init() {}

  /// Adds a body to its parent.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - parent: The place of its parent, or `nil` for the laboratory.
  ///   - jointInParent: The joint in the axes of the parent, in millimetres.
  ///   - jointInBody: The joint in its own axes, in millimetres.
  ///   - added: The degrees of freedom in their order.
  /// - Returns: The place of the body.
  package mutating func add(
    _ name: String, to parent: Int?, jointInParent: Vector3 = .zero, jointInBody: Vector3 = .zero,
    coordinates added: [Coordinate]
  ) -> Int {
    precondition(parent.map { bodies.indices.contains($0) } ?? true, "a body without its parent")
    var before: Int? = parent.flatMap { lastCoordinate(of: $0) }
    let start = coordinates.count
    for coordinate in added {
      predecessors.append(before)
      before = coordinates.count
      coordinates.append(coordinate)
    }
    bodies.append(
      Body(
        name: name, parent: parent, jointInParent: jointInParent, jointInBody: jointInBody,
        coordinates: start..<coordinates.count))
    return bodies.count - 1
  }

  /// Gives a coordinate a range, or takes it away.
  package mutating func bound(_ coordinate: Int, to range: ClosedRange<Double>?) {
    coordinates[coordinate].range = range
  }

  /// Puts the joint between a body and its parent elsewhere.
  mutating func moveJoint(of body: Int, inParent: Vector3, inBody: Vector3) {
    bodies[body].jointInParent = inParent
    bodies[body].jointInBody = inBody
  }

  /// The last coordinate that moves a body; `nil` when it stands still.
  func lastCoordinate(of body: Int) -> Int? {
    var body: Int? = body
    while let place = body {
      if let last = bodies[place].coordinates.last { return last }
      body = bodies[place].parent
    }
    return nil
  }
}
