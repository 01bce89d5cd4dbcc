import Engines

/// The `name=value` folders on the way to files, as Hive and Spark write them: each name is a column.
struct PathParts {
  /// The names in the order of the folders.
  let names: [String]
  /// The type of each, judged by all of its values.
  let types: [ColumnType]

  static let none = PathParts(names: [], types: [])

  private init(names: [String], types: [ColumnType]) {
    self.names = names
    self.types = types
  }

  /// Throws F039 where files have other parts than the first.
  init(_ files: [String]) throws(Fault) {
    let parts = files.map(PathParts.parts)
    guard let first = parts.first else { throw Fault("F031", "no file was named") }
    for (file, found) in zip(files, parts) where found.map(\.name) != first.map(\.name) {
      throw Fault(
        "F039", "`\(file)` lies in other parts than `\(files[0])`", subject: file,
        help: "each file needs the same `name=value` folders above it")
    }
    let names = first.map(\.name)
    self.names = names
    types = names.indices.map { position in
      let values = parts.map { $0[position].value }
      let type = CSVType(values).type
      return type == .missing ? .text : type
    }
  }

  /// The parts of one path; a value is none where it stands for a missing one.
  private static func parts(_ path: String) -> [(name: String, value: String?)] {
    path.split(separator: "/").dropLast().compactMap { folder in
      guard let mark = folder.firstIndex(of: "="), mark != folder.startIndex else { return nil }
      let value = plain(folder[folder.index(after: mark)...])
      return (plain(folder[..<mark]), value == missing ? nil : value)
    }
  }

  /// The folder of rows whose value is missing.
  static let missing = "__HIVE_DEFAULT_PARTITION__"

  /// With `%20` and its kin as the characters that they stand for.
  private static func plain(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard byte == UInt8(ascii: "%"), digits.utf8.count == 2, let code = UInt8(digits, radix: 16) else {
        bytes.append(byte)
        continue
      }
      bytes.append(code)
      rest = rest.dropFirst(2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What the database's readers are told.
  var options: String {
    guard !names.isEmpty else { return "" }
    let types = names.map { "\(DuckSQL.text($0)): VARCHAR" }.joined(separator: ", ")
    return ", hive_partitioning = true, hive_types = {\(types)}"
  }

  /// The columns, as far as the files have none of the name themselves.
  func columns(beside names: [String], _ remarks: inout [String]) -> [FileColumn] {
    let taken = Set(names.map(Spelling.folded))
    var columns: [FileColumn] = []
    for (name, type) in zip(self.names, types) {
      guard !taken.contains(Spelling.folded(name)) else {
        remarks.append("the files have a column `\(name)`; the folders of that name are passed over")
        continue
      }
      let raw = DuckSQL.name(name)
      let sql = type == .text ? raw : "CAST(\(raw) AS \(Dialect.duckDB.type(type)))"
      columns.append(FileColumn(name: name, type: type, sql: sql, narrow: nil, raw: nil))
    }
    if !columns.isEmpty {
      remarks.append(
        "the folders give \(columns.map { "\(Spelling.name($0.name)) (\($0.type))" }.joined(separator: ", "))")
    }
    return columns
  }
}
