import Glibc

/// An opened shared library. It is never closed: its functions stay callable until the process ends.
struct SharedLibrary: @unchecked Sendable {
  // Sendable because the handle is only ever handed to dlsym, which may be called from any thread.
  let handle: UnsafeMutableRawPointer
  /// The file that was opened.
  let path: String

  /// Opens the first file that can be opened for an engine, with what it leans on.
  static func open(_ engine: Engine, in folder: EngineFolder) throws -> SharedLibrary {
    let candidates = folder.candidates(for: engine)
    guard !candidates.isEmpty else {
      throw Fault("E001", "the engine \(engine.name) \(engine.version) is not here", help: engine.remedy)
    }
    var problem: Fault?
    for path in candidates {
      do { return try open(engine, at: path) } catch let fault as Fault { problem = problem ?? fault }
    }
    throw problem ?? Fault("E001", "the engine \(engine.name) is not here", help: engine.remedy)
  }

  private static func open(_ engine: Engine, at path: String) throws -> SharedLibrary {
    for name in engine.prerequisites(of: path) where dlopen(name, RTLD_LAZY | RTLD_GLOBAL) == nil {
      throw Fault(
        "E002", "the engine \(engine.name) needs \(name), which is not on this machine", help: engine.remedy)
    }
    guard let handle = dlopen(path, RTLD_LAZY) else {
      // Safe because dlerror gives NULL or a text that ends in a zero byte, copied at once.
      let why = dlerror().map { String(cString: $0) } ?? "it cannot be opened"
      throw Fault("E003", "the engine \(engine.name) cannot be opened: \(why)", help: engine.remedy)
    }
    return SharedLibrary(handle: handle, path: path)
  }

  /// Lets threads of OpenMP spin a little before they sleep (see README.md). It is read once, when the first library that
  /// uses OpenMP opens; a user's own setting is kept.
  static func settleSpinning() {
    if getenv("OMP_WAIT_POLICY") == nil { setenv("GOMP_SPINCOUNT", "5000", 0) }
  }

  /// The fault of a library that lacks a function.
  func lacks(_ function: String, _ engine: Engine) -> Fault {
    Fault("E004", "\(path) lacks \(function), so it is no \(engine.name) \(engine.version)", help: engine.remedy)
  }
}
