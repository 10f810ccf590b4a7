// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Biomech
import BiomechAssessment
import BiomechMotion

/// What measures are held against, and by which rules.
struct AssessmentOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Reference bands of your own control group, from 'biomech norms build' (JSON).",
      valueName: "file"),
    completion: .file(extensions: ["json"]))
  var norms: String?

  @Option(
    help: ArgumentHelp(
      "The published basis of the gait deviation index, which does not come with the program (CSV).",
      valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var gdiBasis: String?

  @Option(
    help: ArgumentHelp(
      "Rules of your clinic: added ones, and those of the program to switch off (YAML).",
      valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var rules: String?

  @Option(
    help: """
      How the landings of a leg make one landing error score: the mean, or what is seen in two of \
      three.
      """)
  var less: LESSAggregation = .mean

  /// The files, for the check that standard input is read once.
  var files: [String] { [norms, gdiBasis, rules].compactMap { $0 } }

  /// Reads the files into the options of an analysis.
  ///
  /// - Parameter options: The options; norms, basis, rules and aggregation are set.
  /// - Throws: When a file cannot be read or says what it may not.
  func read(into options: inout AnalysisOptions) throws(CommandFailure) {
    options.lessAggregation = less
    if let norms {
      let key: String
      do { (options.norms, key) = try Norms.read(norms) } catch { throw CommandFailure(error) }
      options.normsName = norms
      options.files.append(RunManifest.Input(.norms, name: fileName(of: norms), contentKey: key))
    }
    if let gdiBasis {
      let key: String
      do { (options.deviationBasis, key) = try GaitDeviationBasis.read(gdiBasis) } catch {
        throw CommandFailure(error)
      }
      options.files.append(
        RunManifest.Input(.deviationBasis, name: fileName(of: gdiBasis), contentKey: key))
    }
    if let rules {
      let key: String
      do { (options.rules, key) = try ClinicRules.read(rules) } catch {
        throw CommandFailure(error)
      }
      options.files.append(RunManifest.Input(.rules, name: fileName(of: rules), contentKey: key))
    }
  }
}
