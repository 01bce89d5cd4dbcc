/// What `mlops doctor` shows of one extension.
public struct ExtensionStatus: Hashable, Sendable {
  public let item: DuckExtension
  /// The file that was found; nil when there is none.
  public let path: String?
  /// The build that the extension tells of itself.
  public let version: String?
  /// Why it cannot be used; nil when it can, and when it was never fetched.
  public let problem: Fault?

  /// Whether it can be used.
  public var usable: Bool { path != nil && problem == nil }

  /// Looks for every extension, and opens each that is there.
  public static func all(in folder: EngineFolder = .standard) -> [ExtensionStatus] {
    DuckExtension.all.map { of($0, in: folder) }
  }

  /// Looks for one extension, and opens it in a database of its own when it is there.
  public static func of(_ item: DuckExtension, in folder: EngineFolder = .standard) -> ExtensionStatus {
    guard let path = item.path(in: folder) else {
      return ExtensionStatus(item: item, path: nil, version: nil, problem: nil)
    }
    do {
      let database = try DuckDatabase(.aside)
      try database.load(item, from: folder)
      let version = try database.connect().query(
        "SELECT extension_version FROM duckdb_extensions() WHERE extension_name = $1 AND loaded", [.text(item.title)]
      ).text()
      return ExtensionStatus(item: item, path: path, version: version, problem: nil)
    } catch {
      let fault = error as? Fault ?? Fault("E041", "the extension \(item.name) cannot be opened", help: item.remedy)
      return ExtensionStatus(item: item, path: path, version: nil, problem: fault)
    }
  }
}
