// SPDX-License-Identifier: Apache-2.0

public import BiomechFormats

/// A reason why an input could not be used.
@nonexhaustive public enum InputError: Error, Hashable {
  /// The system does not let the file be read; its words.
  case cannotRead(path: String, reason: String)

  /// The file is no recording that can be understood.
  case markerFile(MarkerFileError)

  /// The file about a person or about markers cannot be understood.
  case configurationFile(YAMLFileError)
}

extension InputError {
  /// The kind of the problem.
  public var code: FileProblemCode {
    switch self {
    case .cannotRead: .unreadable
    case .markerFile(let error): error.code
    case .configurationFile(let error): error.code
    }
  }

  /// Whether the bytes could not be had at all, rather than not be understood.
  public var isAboutReading: Bool {
    switch self {
    case .cannotRead: true
    case .markerFile(let error):
      if case .unreadable = error.reason { true } else { false }
    default: false
    }
  }
}

extension InputError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cannotRead(let path, let reason):
      "\(path): cannot be read: \(reason) [\(code.rawValue)]\n"
        + "  hint: check the name and that you may read the file"
    case .markerFile(let error): error.description
    case .configurationFile(let error): error.description
    }
  }
}
