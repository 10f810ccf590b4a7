// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechReport

extension Analyze {
  /// What is written only where it is asked for.
  func extraFiles(for report: SessionReport) throws(CommandFailure) -> [ReportFile] {
    var files: [ReportFile] = []
    var formats = OutputFormat.allCases.filter(self.format.contains)
    if writeBack && !formats.contains(.c3d) {
      do { files += try writeBackFiles(for: report) } catch { throw CommandFailure(error) }
    }
    formats.removeAll { $0.file == nil }
    for format in formats { files += try self.files(of: format, for: report) }
    return files
  }

  private func files(
    of format: OutputFormat, for report: SessionReport
  ) throws(CommandFailure) -> [ReportFile] {
    let bytes: [UInt8]
    switch format {
    case .text, .json, .csv, .html: return []
    case .mot: return openSimFiles(for: report)
    case .c3d:
      do { return try angleC3DFiles(for: report) } catch { throw CommandFailure(error) }
    case .md: bytes = Array(renderMarkdown(report).utf8)
    case .jsonl: bytes = recordLines(of: report)
    case .xlsx:
      do { bytes = try workbook(of: report) } catch {
        throw CommandFailure("\(error)", status: .inputOutput)
      }
    }
    return [ReportFile(name: format.file ?? "", bytes: bytes)]
  }

  /// The one file that can go to standard output.
  func onlyFile(of files: [ReportFile]) throws(CommandFailure) -> [UInt8] {
    if files.count == 1 { return files[0].bytes }
    let format = self.format[0].rawValue
    throw files.isEmpty
      ? CommandFailure(
        "--format \(format): no trial has joint angles\n"
          + "  hint: 'biomech inspect' says which landmarks a file has", status: .unreadable)
      : CommandFailure(
        "--format \(format): \(files.count) trials make \(files.count) files\n"
          + "  hint: name a folder with -o", status: .usage)
  }
}
