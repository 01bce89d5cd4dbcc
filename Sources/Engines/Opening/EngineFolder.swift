import Glibc

/// The folders in which engines are looked for, laid out as `ENGINE/VERSION/…`.
public struct EngineFolder: Hashable, Sendable {
  /// The folders, first choice first.
  public let paths: [String]
  /// Library files that are named by choice, by environment variable: `MLOPS_DUCKDB`.
  let chosen: [String: String]

  /// The folder that `scripts/setup` fills.
  public var path: String { paths.first ?? "" }

  /// The folders that an environment tells: `MLOPS_ENGINES`, else the user's data folder; then the machine's own.
  public init(environment: [String: String]) {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    let data = value("XDG_DATA_HOME") ?? (value("HOME") ?? "") + "/.local/share"
    paths = [value("MLOPS_ENGINES") ?? data + "/mlops/engines", "/usr/local/lib/mlops/engines"]
    var chosen: [String: String] = [:]
    for name in Engine.all.compactMap(\.override) { chosen[name] = value(name) }
    self.chosen = chosen
  }

  /// The folders that this process's environment tells.
  public static let standard = EngineFolder(environment: currentEnvironment())

  /// The files that may hold an engine, best first.
  func candidates(for engine: Engine) -> [String] {
    if let override = engine.override, let path = chosen[override] { return [path] }
    if let soname = engine.soname { return [soname] }
    return paths.flatMap { folder in
      let place = "\(folder)/\(engine.name)/\(engine.version)"
      let files = Folder(place)?.names ?? []
      return engine.fileNames.flatMap { start in
        files.filter { $0.hasPrefix(start) && $0.contains(".so") }.map { "\(place)/\($0)" }
      }
    }
  }

  private static func currentEnvironment() -> [String: String] {
    let names = ["MLOPS_ENGINES", "XDG_DATA_HOME", "HOME"] + Engine.all.compactMap(\.override)
    var found: [String: String] = [:]
    for name in names {
      // Safe because getenv gives NULL or a text that ends in a zero byte, copied at once.
      if let value = getenv(name) { found[name] = String(cString: value) }
    }
    return found
  }
}
