import Engines

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
  /// The type of `raw` where that is a table's own and `sql` changes it.
  var rawType: DuckType?
  /// The condition under which `raw`, named `v`, does not fit the type.
  var bad: String?
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
  /// One sheet of an Excel file.
  case excel
  /// One table of a SQLite file.
  case sqlite
  /// A folder of Delta Lake, or of Apache Iceberg.
  case delta, iceberg
  /// A table of a database on its own server.
  case table

  /// What a person may say that a file is.
  public static let allCases: [FileFormat] = [.csv, .jsonLines, .json, .parquet, .excel, .sqlite, .delta, .iceberg]

  /// As it is called in a sentence.
  var title: String {
    switch self {
    case .csv: "CSV"
    case .jsonLines: "JSON lines"
    case .json: "JSON"
    case .parquet: "Parquet"
    case .excel: "Excel"
    case .sqlite: "SQLite"
    case .delta: "Delta"
    case .iceberg: "Iceberg"
    case .table: "a table of a database"
    }
  }

  /// Rows are read where they lie, column by column, whenever they are needed.
  var isReadInPlace: Bool {
    switch self {
    case .parquet, .delta, .iceberg, .table: true
    case .csv, .jsonLines, .json, .excel, .sqlite: false
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
