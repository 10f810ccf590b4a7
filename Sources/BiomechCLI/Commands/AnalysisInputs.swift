// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechFormats
import BiomechMotion
import BiomechReport

/// What `biomech analyze` has read.
struct AnalysisInputs {
  private var trials: [Trial] = []
  private var calibration: Trial?
  private var functional: [Trial] = []
  private(set) var subject = Subject()
  private(set) var failures: [FailedTrial] = []

  /// The files that were read, for `run.json`.
  private(set) var manifest: [RunManifest.Input] = []

  /// Reads every file; a trial that cannot be used is remembered and passed over.
  ///
  /// - Parameters:
  ///   - command: The command line, with files for folders.
  ///   - session: The folder the files came from, if they did.
  ///   - options: How to read motion files.
  /// - Throws: When the static trial, a functional trial or the subject file cannot be used, or no
  ///   trial can.
  init(
    _ command: Analyze, from session: OpenCapFolder?, _ options: ReadOptions
  ) throws(CommandFailure) {
    if let session, command.subject == nil {
      subject = session.subject
      manifest.append(
        RunManifest.Input(
          .subject, name: fileName(of: session.metadata), contentKey: session.metadataKey))
    }
    if let path = command.subject {
      let key: String
      do { (subject, key) = try Subject.read(path) } catch { throw CommandFailure(error) }
      manifest.append(RunManifest.Input(.subject, name: fileName(of: path), contentKey: key))
    }
    if let path = command.calibration {
      do { calibration = try Trial(contentsOf: path, options: options) } catch {
        throw CommandFailure(error)
      }
      add(calibration, .calibration)
    }
    for path in command.model.functional {
      do { functional.append(try Trial(contentsOf: path, options: options)) } catch {
        throw CommandFailure(error)
      }
      add(functional.last, .functional)
    }
    try readTrials(command, options)
  }

  /// Hands the trials over, so that they can be changed without a copy.
  mutating func takeTrials() -> [Trial] {
    defer { trials = [] }
    return trials
  }

  /// Hands the static trial over.
  mutating func takeCalibration() -> Trial? {
    defer { calibration = nil }
    return calibration
  }

  /// Hands the functional trials over.
  mutating func takeFunctional() -> [Trial] {
    defer { functional = [] }
    return functional
  }

  private mutating func readTrials(
    _ command: Analyze, _ options: ReadOptions
  ) throws(CommandFailure) {
    var errors: [InputError] = []
    for path in command.trials {
      do {
        trials.append(try Trial(contentsOf: path, options: options))
        add(trials.last, .trial)
      } catch {
        errors.append(error)
        failures.append(
          FailedTrial(name: trialName(ofFile: path), path: path, problem: error.description))
      }
    }
    guard trials.isEmpty && !errors.isEmpty else { return }
    throw CommandFailure(
      errors.map(\.description).joined(separator: "\n"),
      status: errors.allSatisfy(\.isAboutReading) ? .inputOutput : .unreadable)
  }

  private mutating func add(_ trial: Trial?, _ role: RunManifest.Input.Role) {
    guard let source = trial?.source else { return }
    manifest.append(
      RunManifest.Input(role, name: fileName(of: source.path), contentKey: source.contentKey))
  }
}

extension Analyze {
  /// All motion files, the static trial first.
  var recordings: [String] { (calibration.map { [$0] } ?? []) + trials }

  /// The command line with the files of a session for its folder.
  ///
  /// The standing trial of the session calibrates, unless `--static` names another one.
  ///
  /// - Returns: The command line, and the session if there is one.
  /// - Throws: When a folder is no session, or there are several folders.
  func withFilesForFolders() throws(CommandFailure) -> (command: Analyze, session: OpenCapFolder?) {
    let folders = trials.filter(OpenCapFolder.isFolder)
    guard let folder = folders.first else { return (self, nil) }
    guard folders.count == 1 else {
      throw CommandFailure(
        """
        \(folders[1]): a second folder; each is the session of a person
          hint: analyse the folders one by one
        """, status: .usage)
    }
    let session: OpenCapFolder
    do { session = try OpenCapFolder(contentsOf: folder) } catch { throw CommandFailure(error) }
    var files = session.trials.map(\.markers)
    var command = self
    if command.calibration == nil {
      command.calibration = session.neutral?.markers
    } else if let neutral = session.neutral {
      files.insert(neutral.markers, at: 0)
    }
    // Who only stood still is judged by that.
    if files.isEmpty, let neutral = session.neutral {
      files = [neutral.markers]
      if command.calibration == neutral.markers { command.calibration = nil }
    }
    command.trials = trials.flatMap { $0 == folder ? files : [$0] }
    return (command, session)
  }
}
