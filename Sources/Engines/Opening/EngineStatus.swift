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

  /// Whether something is wrong: an engine that may be left out and is not there is in order.
  public var isFailing: Bool { !usable && !(engine.isOptional && path == nil) }

  /// Looks for every engine, opens it and asks its version.
  public static func all(in folder: EngineFolder = .standard) -> [EngineStatus] {
    Engine.all.map { of($0, in: folder) }
  }

  /// Looks for one engine, opens it and asks its version.
  public static func of(_ engine: Engine, in folder: EngineFolder = .standard) -> EngineStatus {
    let path = folder.candidates(for: engine).first
    do {
      let found = try engine.opened(in: folder)
      return EngineStatus(engine: engine, path: found.path, version: found.version, problem: nil)
    } catch {
      let fault = error as? Fault ?? Fault("E003", "the engine \(engine.name) cannot be opened", help: engine.remedy)
      return EngineStatus(engine: engine, path: path, version: nil, problem: fault)
    }
  }
}
