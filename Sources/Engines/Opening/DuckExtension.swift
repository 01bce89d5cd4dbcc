import Glibc

/// One of DuckDB's own signed extensions, which reads one more kind of source; fetched when somebody first needs it.
///
/// It lies in an engine folder as `duckdb-extension-excel/1.5.5/excel.duckdb_extension`. DuckDB checks its signature whenever
/// it is opened, and finds where it begins by the name of the file.
public struct DuckExtension: Hashable, Sendable {
  /// The word that a person types: `excel`.
  public let name: String
  /// What it reads, as `mlops doctor` shows it.
  public let purpose: String
  /// The extension's own name, which the file bears.
  public let title: String
  /// The digest of the archive that is accepted, as in `scripts/engines.lock`.
  public let digest: String
  /// Extensions that must be open before it.
  public let needs: [String]

  private init(_ name: String, _ purpose: String, title: String? = nil, needs: [String] = [], digest: String) {
    self.name = name
    self.purpose = purpose
    self.title = title ?? name
    self.needs = needs
    self.digest = digest
  }

  /// Files of Avro, which Iceberg's lists of files are written in.
  public static let avro = DuckExtension(
    "avro", "lists of files in Iceberg tables",
    digest: "9b7b37455a8e9ae498b0fa97404831c15c412aa5fd2c969c032e1d8231a43049")

  /// Folders of Delta Lake.
  public static let delta = DuckExtension(
    "delta", "Delta tables", digest: "43d11090ddcf03ee8f516968b005a086a9b0fa45064dd4ef8cb11e1aecaf1a63")

  /// Sheets of Excel.
  public static let excel = DuckExtension(
    "excel", "sheets of .xlsx files", digest: "f921eeb15fd4891631209f1a870b4b5301a4170486f09c80d6cbce48521a7fed")

  /// Files at https and s3 addresses.
  public static let httpfs = DuckExtension(
    "httpfs", "https:// and s3:// addresses", digest: "84913dbe172ccb54368de2c4a020c38ca8b0e76f99df548f7fac37934cc7826f"
  )

  /// Folders of Apache Iceberg.
  public static let iceberg = DuckExtension(
    "iceberg", "Iceberg tables", needs: ["avro"],
    digest: "cb7d238d733dff8047771be11f75d21aa417152c992e26ed7688d0d334285bb4")

  /// Databases of MySQL and MariaDB.
  public static let mysql = DuckExtension(
    "mysql", "MySQL and MariaDB databases", title: "mysql_scanner",
    digest: "89ec1ce8862706fdad2f5f29538d3d8b6fe534c352172cca59cb17a279e2981c")

  /// Databases of PostgreSQL.
  public static let postgres = DuckExtension(
    "postgres", "PostgreSQL databases", title: "postgres_scanner",
    digest: "d423f23dcbfa6c0708840eb7a8a8b54244eada4adeace8356cb095638880ab33")

  /// Files of SQLite.
  public static let sqlite = DuckExtension(
    "sqlite", "SQLite files", title: "sqlite_scanner",
    digest: "f925685f89ede949dd222d643309a769f930a0a08fa073b49dcc8a5e464d2451")

  /// All of them, in the order of `mlops doctor`.
  public static let all = [avro, delta, excel, httpfs, iceberg, mysql, postgres, sqlite]

  /// The version that fits DuckDB's.
  public var version: String { Engine.duckdb.version }

  /// The name of the archive and of its folder among the engines.
  public var package: String { "duckdb-extension-\(name)" }

  /// How to get it, as a line to type.
  public var remedy: String { "type `mlops doctor --install \(name)`" }

  /// What is said where a sandbox would have to open it.
  public var refusedInSandbox: Fault {
    Fault(
      "E048", "a sandbox opens no extension of DuckDB, and reading \(purpose) needs \(name)",
      help: "run it without --sandbox, or save the table as Parquet first")
  }

  /// The extension of a name; E042 where there is none.
  public static func named(_ name: String) throws(Fault) -> DuckExtension {
    if let found = all.first(where: { $0.name == name || $0.title == name }) { return found }
    let near = Nearest.to(name, in: all.map(\.name)).map { "did you mean `\($0)`?  " } ?? ""
    throw Fault(
      "E042", "there is no extension `\(name)`", subject: name,
      help: near + "(extensions: \(all.map(\.name).joined(separator: ", ")))")
  }

  /// What stands before it and itself, in the order in which they are opened.
  var chain: [DuckExtension] { DuckExtension.all.filter { needs.contains($0.name) } + [self] }

  /// Where the file lies in the first folder that has it.
  public func path(in folder: EngineFolder = .standard) -> String? {
    folder.paths.lazy.map(file(in:)).first { access($0, R_OK) == 0 }
  }

  /// Where the file lies in a folder of engines.
  func file(in folder: String) -> String { "\(folder)/\(package)/\(version)/\(title).duckdb_extension" }
}
