import Engines

/// The database's reader of delimited files, told everything that was found out about them.
struct CSVReader: Sendable {
  let paths: [String]
  let delimiter: UInt8
  let hasHeader: Bool
  let newline: String
  let missing: [String]
  let isCompressed: Bool
  /// What is said about `name=value` folders.
  let partOptions: String

  /// What stands behind FROM, for a type a column; the columns are called `c0`, `c1`, …
  ///
  /// Small buffers keep both cores busy and memory low: 1 M rows × 22 columns peak at 340 MB, and at 440 with the default.
  func sql(_ types: [String]) -> String {
    let files = paths.map(DuckSQL.text).joined(separator: ", ")
    let columns = types.enumerated().map { "'c\($0)': \(DuckSQL.text($1))" }.joined(separator: ", ")
    let absent = missing.map(DuckSQL.text).joined(separator: ", ")
    return "read_csv([\(files)], auto_detect = false, header = \(hasHeader), "
      + "delim = \(DuckSQL.text(String(decoding: [delimiter], as: UTF8.self))), quote = '\"', escape = '\"', "
      + "new_line = '\(newline == "\r\n" ? "\\r\\n" : "\\n")', nullstr = [\(absent)], columns = {\(columns)}"
      + (isCompressed ? ", compression = 'gzip'" : "") + partOptions + ", buffer_size = 8000000)"
  }
}
