// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The recordings of other laboratories that some tests compare with.
///
/// They are no part of the project. A suite that needs them carries
/// `@Suite(.enabled(if: ReferenceData.isPresent, "set BIOMECH_REFERENCE_DATA to run it"))`, so that
/// it is skipped with a message where the folder is not named; `Scripts/validate` finds the suites
/// by the word `ReferenceData` in their file.
public enum ReferenceData {
  /// The folder named by `BIOMECH_REFERENCE_DATA`, or `nil` when the variable is not set.
  public static let folder: String? = getenv("BIOMECH_REFERENCE_DATA").map { String(cString: $0) }

  /// Whether the folder is named.
  public static var isPresent: Bool { folder != nil }

  /// The path of a recording, such as `opencap_lab/squats1.trc`.
  public static func path(_ name: String) -> String { "\(folder ?? "")/\(name)" }
}
