import Engines

/// What a compressed file begins with, unpacked by DuckDB.
enum Compressed {
  private static let lines = 20_000

  /// The first lines, and whether they are all.
  static func head(_ path: String, _ connection: DuckConnection) throws -> (bytes: [UInt8], isWhole: Bool) {
    let reader =
      "read_csv(\(DuckSQL.text(path)), auto_detect = false, header = false, delim = e'\\x1F', quote = '', "
      + "escape = '', new_line = '\\n', compression = 'gzip', columns = {'line': 'VARCHAR'}, max_line_size = 16000000)"
    let found: [DuckColumn]
    do {
      found = try connection.query("SELECT line FROM \(reader) LIMIT \(lines + 1)").columns()
    } catch let fault as Fault {
      throw Fault(
        "F036", "`\(Disk.name(path))` cannot be unpacked: \(fault.message)", subject: path, help: "is it whole?")
    }
    guard let column = found.first, case .text(let texts) = column.values else { return ([], true) }
    let isWhole = texts.count <= lines
    return (Array((texts.prefix(lines).joined(separator: "\n") + "\n").utf8), isWhole)
  }
}
