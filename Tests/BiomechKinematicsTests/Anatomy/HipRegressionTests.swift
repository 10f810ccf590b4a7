// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

struct HipRegressionTests {
  private let size = PelvisSize(width: 240, depth: 150, legLength: 880)

  /// A regression and the point it gives on the right: anterior, superior, lateral.
  struct Point: Sendable {
    let regression: HipRegression
    var sex: Subject.Sex? = nil
    let anterior: Double
    let superior: Double
    let lateral: Double
  }

  /// The published coefficients worked out by hand for a width of 240, a depth of 150 and a leg of
  /// 880 mm.
  static let points = [
    Point(regression: .harrington, anterior: -45.9, superior: -80.7, lateral: 88.3),
    Point(regression: .harringtonSingle, anterior: -45.9, superior: -82.9, lateral: 86.5),
    Point(regression: .sangeuxWidth, anterior: -43.52, superior: -84.1, lateral: 86.5),
    Point(regression: .sangeuxLeg, anterior: -42.38, superior: -80.94, lateral: 82.312),
    Point(regression: .hara, anterior: -44.44, superior: -77.64, lateral: 83.68),
    Point(regression: .bell1989, anterior: -52.8, superior: -72, lateral: 86.4),
    Point(regression: .bell1990, anterior: -45.6, superior: -72, lateral: 86.4),
    Point(regression: .dumas, sex: .female, anterior: -33.36, superior: -80.64, lateral: 89.28),
    Point(regression: .dumas, sex: .male, anterior: -22.8, superior: -88.8, lateral: 86.64),
  ]

  @Test(arguments: points, Side.allCases)
  func `each regression gives its point, mirrored on the left`(point: Point, side: Side) throws {
    let centre = try #require(point.regression.centre(size, side: side, sex: point.sex))

    let place = Vector3(point.anterior, point.superior, side.sign * point.lateral)
    #expect(centre.isClose(to: place, within: 1e-9))
  }

  @Test func `the regression of Davis has the radius of the marker inside`() throws {
    let centre = try #require(
      HipRegression.davis.centre(
        size, side: .right, markers: MarkerThickness(radius: 7, basePlate: 0)))

    // Test vector TV16, given to 0.01 mm.
    #expect(centre.isClose(to: Vector3(-44.99, -93.87, 78.82), within: 0.01))
  }

  @Test func `markers are taken off where the regression starts at the skin`() throws {
    let markers = MarkerThickness(radius: 7, basePlate: 2)
    for regression in HipRegression.allCases where regression != .davis {
      let bone = try #require(regression.centre(size, side: .right, sex: .male))
      let skin = try #require(
        regression.centre(size, side: .right, sex: .male, markers: markers))
      let expected: Double =
        switch regression {
        case .bell1990: 7
        case .bell1989, .dumas: 0
        default: 9
        }
      #expect((bone - skin).isClose(to: Vector3(expected, 0, 0), within: 1e-12))
    }
  }

  @Test func `what a regression lacks is named, and it places nothing`() {
    let noSpines = PelvisSize(width: 240, depth: .nan, legLength: 880)

    #expect(HipRegression.dumas.missingInputs(in: size, sex: nil) == [.sex])
    #expect(HipRegression.dumas.centre(size, side: .left) == nil)
    #expect(HipRegression.harrington.missingInputs(in: noSpines, sex: nil) == [.pelvisDepth])
    #expect(HipRegression.harrington.centre(noSpines, side: .left) == nil)
  }

  @Test func `the fullest regression is the one whose inputs are known`() {
    func fullest(_ width: Double, _ depth: Double, _ legLength: Double) -> HipRegression? {
      .fullest(for: PelvisSize(width: width, depth: depth, legLength: legLength))
    }

    #expect(fullest(240, 150, 880) == .harrington)
    #expect(fullest(240, 150, .nan) == .harringtonSingle)
    #expect(fullest(240, .nan, 880) == .sangeuxWidth)
    #expect(fullest(.nan, .nan, 880) == .hara)
    #expect(fullest(.nan, 150, .nan) == nil)
  }

  @Test func `every regression has a method of the same word`() {
    for regression in HipRegression.allCases {
      #expect(HipCentreMethod(regression).regression == regression)
    }
    #expect(HipCentreMethod.auto.regression == nil)
    #expect(HipCentreMethod.allCases.count == HipRegression.allCases.count + 3)
  }
}
