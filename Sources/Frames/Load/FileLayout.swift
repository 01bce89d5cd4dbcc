/// How a file is read: the database's reader, and each column out of what it gives.
struct FileLayout: Sendable {
  /// What stands behind FROM.
  var reader: String
  var columns: [FileColumn]
  /// What the reader numbers rows by, where it does.
  var rowNumber: String?
  /// A quicker way for a large plain file.
  var direct: DirectRead?
}

/// One column of a file.
struct FileColumn: Sendable {
  var name: String
  var type: ColumnType
  /// The value out of the reader's columns, of exactly its type.
  var sql: String
  /// A narrower type that the values seen so far fit, for storing.
  var narrow: Narrow?
  /// The reader's column, as text, for finding a value that does not fit.
  var raw: String?
  /// The database's type that the reader itself may read the values as, once `CSVScan` has looked at how they are written.
  var direct: String?

  enum Narrow: Hashable, Sendable {
    /// A whole number type of the database with fewer bits: `SMALLINT`.
    case integer(String)
    /// The texts in their order.
    case texts([String])
  }
}

/// What kind of file it is, in the word of `format:`.
public enum FileFormat: String, Sendable, CaseIterable {
  /// Fields between commas, tabs or other marks.
  case csv
  case jsonLines = "jsonl"
  case json, parquet

  /// As it is called in a sentence.
  var title: String {
    switch self {
    case .csv: "CSV"
    case .jsonLines: "JSON lines"
    case .json: "JSON"
    case .parquet: "Parquet"
    }
  }
}

/// What a file looked like when it was fingerprinted: if it changes, what was read no longer holds.
public struct FileStamp: Hashable, Sendable {
  public let path: String
  public let size: Int
  /// Nanoseconds since 1970.
  public let modified: Int
}
