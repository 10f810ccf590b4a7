// swift-tools-version: 6.2
import PackageDescription

/// The settings of every Swift target: Swift 6 language mode, no warning left standing, imports
/// internal unless a signature needs them, existential types written out.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A library layer: its name and the layers it may import.
///
/// `Scripts/check` builds with undeclared imports as errors, so this list is the import rule.
func layer(_ name: String, on dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one layer; `excluding` names the folders that hold no code.
func tests(
  of name: String, with dependencies: [Target.Dependency], excluding: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.target(name: name), "BiomechTestSupport"] + dependencies,
    exclude: excluding,
    swiftSettings: strict)
}

let package = Package(
  name: "biomech",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Biomech", targets: ["Biomech"]),
    .executable(name: "biomech", targets: ["BiomechTool"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .systemLibrary(
      name: "COpenBLAS",
      pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev", "liblapack-dev"]), .yum(["openblas-devel"])]),
    .systemLibrary(
      name: "CXlsxWriter",
      pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"]), .yum(["libxlsxwriter-devel"])]),
    .target(
      name: "CLinearAlgebra",
      dependencies: [.target(name: "COpenBLAS", condition: .when(platforms: [.linux]))],
      linkerSettings: [
        .linkedLibrary("openblas", .when(platforms: [.linux])),
        .linkedFramework("Accelerate", .when(platforms: [.macOS])),
      ]),

    layer("BiomechMath", on: ["CLinearAlgebra"]),
    layer("BiomechSignal", on: ["BiomechMath"]),
    layer("BiomechMotion", on: ["BiomechMath"]),
    layer(
      "BiomechFormats",
      on: ["BiomechMath", "BiomechMotion", .product(name: "Yams", package: "Yams")]),
    layer("BiomechKinematics", on: ["BiomechMath", "BiomechSignal", "BiomechMotion"]),
    layer(
      "BiomechEvents", on: ["BiomechMath", "BiomechSignal", "BiomechMotion", "BiomechKinematics"]),
    layer(
      "BiomechAssessment",
      on: ["BiomechMath", "BiomechMotion", "BiomechKinematics", "BiomechEvents"]),
    layer("BiomechGuidance", on: ["BiomechMotion", "BiomechAssessment"]),
    layer(
      "BiomechReport",
      on: [
        "BiomechMath", "BiomechMotion", "BiomechKinematics", "BiomechEvents", "BiomechAssessment",
        "BiomechGuidance", .product(name: "Mustache", package: "swift-mustache"),
        .target(name: "CXlsxWriter", condition: .when(platforms: [.linux])),
      ]),
    layer(
      "Biomech",
      on: [
        "BiomechMath", "BiomechSignal", "BiomechMotion", "BiomechFormats", "BiomechKinematics",
        "BiomechEvents", "BiomechAssessment", "BiomechGuidance", "BiomechReport",
      ]),
    layer("BiomechSynthesis", on: ["BiomechMath", "BiomechMotion"]),
    layer(
      "BiomechCLI",
      on: [
        "Biomech", "BiomechMath", "BiomechMotion", "BiomechFormats", "BiomechKinematics",
        "BiomechEvents", "BiomechAssessment", "BiomechGuidance", "BiomechReport",
        "BiomechSynthesis",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "BiomechTool", dependencies: ["BiomechCLI"], swiftSettings: strict),
    .executableTarget(
      name: "BiomechBenchmarks",
      dependencies: ["BiomechMath", "BiomechMotion", "BiomechFormats", "BiomechKinematics"],
      swiftSettings: strict),

    .target(
      name: "BiomechTestSupport", dependencies: ["BiomechMath"], path: "Tests/BiomechTestSupport",
      swiftSettings: strict),
    tests(of: "BiomechMath", with: []),
    tests(of: "BiomechSignal", with: ["BiomechMath"]),
    tests(of: "BiomechMotion", with: ["BiomechMath"]),
    tests(of: "BiomechFormats", with: ["BiomechMath", "BiomechMotion"]),
    tests(
      of: "BiomechKinematics", with: ["BiomechMath", "BiomechMotion", "BiomechSynthesis"]),
    tests(
      of: "BiomechEvents",
      with: ["BiomechMath", "BiomechMotion", "BiomechKinematics", "BiomechSynthesis"]),
    tests(
      of: "BiomechAssessment",
      with: [
        "BiomechMath", "BiomechMotion", "BiomechKinematics", "BiomechEvents", "BiomechSynthesis",
      ]),
    tests(
      of: "BiomechGuidance", with: ["BiomechMotion", "BiomechKinematics", "BiomechAssessment"]),
    tests(
      of: "BiomechReport",
      with: [
        "BiomechMath", "BiomechMotion", "BiomechKinematics", "BiomechEvents", "BiomechAssessment",
        "BiomechGuidance",
      ], excluding: ["Snapshots"]),
    tests(of: "BiomechSynthesis", with: ["BiomechMath", "BiomechMotion"]),
    tests(
      of: "Biomech",
      with: [
        "BiomechMath", "BiomechMotion", "BiomechFormats", "BiomechKinematics", "BiomechEvents",
        "BiomechAssessment", "BiomechGuidance", "BiomechReport", "BiomechSynthesis",
      ], excluding: ["Snapshots"]),
    tests(
      of: "BiomechCLI", with: [.product(name: "ArgumentParser", package: "swift-argument-parser")],
      excluding: ["Snapshots"]),
  ])
