// SPDX-License-Identifier: Apache-2.0

import Biomech

extension Inspect {
  /// Says which trials the folder of a session holds.
  func inspectFolder(on console: Console) throws(CommandFailure) -> CommandStatus {
    let inspection: FolderInspection
    do { inspection = FolderInspection(of: try OpenCapFolder(contentsOf: file)) } catch {
      throw CommandFailure(error)
    }
    switch format {
    case .text: console.write(inspection.text(width: console.width))
    case .json: console.write(inspection.json)
    }
    return .success
  }
}
