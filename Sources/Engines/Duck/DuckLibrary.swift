internal import CEngines

/// DuckDB's functions, from the library file that was opened.
final class DuckLibrary: EngineLibrary {
  /// The functions; DuckDB lets any thread call them.
  let call: DuckDBFunctions
  /// The file that was opened.
  let path: String
  /// The version that the library tells, such as `1.5.5`.
  let version: String

  /// Opens DuckDB from an engine folder, or the file that `MLOPS_DUCKDB` names.
  init(in folder: EngineFolder) throws {
    let engine = Engine.duckdb
    let library = try SharedLibrary.open(engine, in: folder)
    var functions = DuckDBFunctions()
    // Safe because the handle is an open library and the struct lives through the call.
    if let missing = engines_fill_duckdb(library.handle, &functions) {
      throw library.lacks(String(cString: missing), engine)
    }
    // Safe because the version is a constant text of the library.
    let told = functions.duckdb_library_version().map { String(cString: $0) } ?? ""
    version = told.hasPrefix("v") ? String(told.dropFirst()) : told
    path = library.path
    call = functions
  }

  private static let opened = Result { try DuckLibrary(in: .standard) }

  /// DuckDB as this process found it, opened once.
  static func standard() throws -> DuckLibrary { try opened.get() }

  /// Takes a text that DuckDB allocated, and frees it.
  func take(_ text: UnsafePointer<CChar>?) -> String {
    guard let text else { return "" }
    // Safe because DuckDB hands over a text that ends in a zero byte, to be freed once.
    defer { call.duckdb_free(UnsafeMutableRawPointer(mutating: text)) }
    return String(cString: text)
  }
}
