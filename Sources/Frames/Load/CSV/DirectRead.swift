/// A way to have the database's reader itself read a file's types.
struct DirectRead: Sendable {
  let reader: CSVReader
  let scan: CSVScan
  /// The files and how many bytes they have.
  let files: [(path: String, size: Int)]

  /// Whether all files are plain.
  func isPlain() throws -> Bool { try files.allSatisfy { try scan.isPlain($0.path, size: $0.size) } }
}
