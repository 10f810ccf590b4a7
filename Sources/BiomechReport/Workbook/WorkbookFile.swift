// SPDX-License-Identifier: Apache-2.0

#if canImport(CXlsxWriter)
  import CXlsxWriter

  #if canImport(Darwin)
    import Darwin
  #else
    import Glibc
  #endif

  /// An Excel file in the making.
  ///
  /// libxlsxwriter writes to a file only, so there is a temporary one, which goes with this value. A
  /// class, because the library's memory must be given back once.
  final class WorkbookFile {
    private let path: String

    /// The workbook of the library; `nil` once it is closed, which frees it.
    private var workbook: UnsafeMutablePointer<lxw_workbook>?

    private let formats: SheetFormats

    /// Starts a workbook without sheets.
    ///
    /// - Parameter title: The title in the properties of the file.
    /// - Throws: ``WorkbookError`` where there is no room for temporary files.
    init(title: String) throws(WorkbookError) {
      let path = try temporaryFile()
      self.path = path
      // Rows go to a temporary file one by one: memory does not grow with the table.
      let started = temporaryFolder().withCString { folder in
        var options = lxw_workbook_options(
          constant_memory: UInt8(LXW_TRUE.rawValue), tmpdir: UnsafeMutablePointer(mutating: folder),
          use_zip64: UInt8(LXW_FALSE.rawValue))
        return workbook_new_opt(path, &options)
      }
      guard let workbook = started else {
        unlink(path)
        throw .refused("libxlsxwriter could not begin a file")
      }
      self.workbook = workbook
      formats = SheetFormats(of: workbook)
      title.spreadsheetText.withCString { title in
        var properties = lxw_doc_properties()
        properties.title = UnsafeMutablePointer(mutating: title)
        // The first moment that a file of this kind can bear; equal content then gives equal bytes.
        properties.created = 315_532_800
        workbook_set_properties(workbook, &properties)
      }
    }

    deinit {
      if let workbook { workbook_close(workbook) }
      unlink(path)
    }

    /// Adds a sheet with the rows of a table.
    ///
    /// - Parameters:
    ///   - table: The table.
    ///   - name: The name of the sheet, fit for Excel.
    ///   - units: The unit of each column that has one.
    /// - Throws: ``WorkbookError`` where a sheet cannot hold the table, or there is no room.
    func add(
      _ table: ReportTable, named name: String, units: [String: String]
    ) throws(WorkbookError) {
      guard let workbook, let worksheet = workbook_add_worksheet(workbook, name) else {
        throw .refused("libxlsxwriter could not add the sheet '\(name)'")
      }
      let sheet = Sheet(worksheet, of: table, formats: formats)
      sheet.begin(units: table.columns.map { units[$0] ?? "" })
      table.write(to: sheet)
      sheet.end()
      if let problem = sheet.problem { throw problem }
    }

    /// Closes the workbook.
    ///
    /// - Returns: The bytes of the file.
    /// - Throws: ``WorkbookError`` where there is no room.
    func bytes() throws(WorkbookError) -> [UInt8] {
      guard let open = workbook else { return [] }
      workbook = nil
      let status = workbook_close(open)
      guard status == LXW_NO_ERROR else { throw .refused(words(of: status)) }
      guard let bytes = contents(of: path) else {
        throw .refused(String(cString: strerror(errno)))
      }
      return bytes
    }
  }

  /// The words of the library for an error.
  func words(of status: lxw_error) -> String {
    lxw_strerror(status).map { String(cString: $0) } ?? "error \(status.rawValue)"
  }

  private func temporaryFolder() -> String {
    getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
  }

  /// The path of a new, empty file that only this user can read.
  private func temporaryFile() throws(WorkbookError) -> String {
    let folder = temporaryFolder()
    var path = Array("\(folder)/biomech-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else {
      throw .refused("\(folder): \(String(cString: strerror(errno)))")
    }
    close(descriptor)
    return String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private func contents(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let size = ftell(file)
    guard size > 0 else { return nil }
    rewind(file)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, file)
    }
  }
#endif
