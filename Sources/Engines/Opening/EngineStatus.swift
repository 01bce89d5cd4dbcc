/// What `mlops doctor` shows of one engine.
public struct EngineStatus: Hashable, Sendable {
  public let engine: Engine
  /// The file that was found; nil when there is none.
  public let path: String?
  /// The version that the library tells, or that its folder tells.
  public let version: String?
  /// Why the engine cannot be used; nil when it can.
  public let problem: Fault?

  /// Whether the engine can be used.
  public var usable: Bool { problem == nil }

  /// Looks for every engine, opens it and asks its version.
  public static func all(in folder: EngineFolder = .standard) -> [EngineStatus] {
    Engine.all.map { of($0, in: folder) }
  }

  /// Looks for one engine, opens it and asks its version.
  public static func of(_ engine: Engine, in folder: EngineFolder = .standard) -> EngineStatus {
    let path = folder.candidates(for: engine).first
    do {
      let found = try opened(engine, in: folder)
      return EngineStatus(engine: engine, path: found.path, version: found.version, problem: nil)
    } catch {
      let fault = error as? Fault ?? Fault("E003", "the engine \(engine.name) cannot be opened", help: engine.remedy)
      return EngineStatus(engine: engine, path: path, version: nil, problem: fault)
    }
  }

  private static func opened(_ engine: Engine, in folder: EngineFolder) throws -> (path: String, version: String) {
    if engine == .duckdb {
      let library = try DuckLibrary(in: folder)
      return (library.path, library.version)
    }
    if engine == .lapack {
      let library = try LapackLibrary(in: folder)
      return (library.path, library.version)
    }
    return (try LightGBMLibrary(in: folder).path, engine.version)
  }
}
