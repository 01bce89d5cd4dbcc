internal import CEngines

/// LightGBM's functions, from the library file that was opened.
final class LightGBMLibrary: EngineLibrary {
  /// The functions; LightGBM lets any thread call them.
  let call: LightGBMFunctions
  /// The file that was opened.
  let path: String
  var version: String { Engine.lightgbm.version }
  /// How many threads the library works with unless parameters say otherwise: one for each core.
  ///
  /// LightGBM keeps this number for the whole process, so every call that sets it sets the same.
  let threads: Int

  /// Opens LightGBM from an engine folder.
  init(in folder: EngineFolder) throws {
    let engine = Engine.lightgbm
    SharedLibrary.settleSpinning()
    let library = try SharedLibrary.open(engine, in: folder)
    var functions = LightGBMFunctions()
    // Safe because the handle is an open library and the struct lives through the call.
    if let missing = engines_fill_lightgbm(library.handle, &functions) {
      throw library.lacks(String(cString: missing), engine)
    }
    path = library.path
    call = functions
    threads = Processors.online
  }

  private static let opened = Result {
    let library = try LightGBMLibrary(in: .standard)
    engines_silence_lightgbm()
    return library
  }

  /// LightGBM as this process found it, opened once.
  static func standard() throws -> LightGBMLibrary { try opened.get() }

  /// Runs one call of LightGBM with its remarks silenced, and throws what it reports.
  func check(_ body: (LightGBMFunctions) -> CInt) throws {
    // LightGBM keeps the callback for each thread; without one it writes to standard output.
    _ = call.LGBM_RegisterLogCallback { _ in }
    guard body(call) != 0 else { return }
    // Safe because the message is a text of the calling thread, copied at once.
    let message = call.LGBM_GetLastError().map { String(cString: $0) } ?? "an unknown reason"
    throw Fault("E030", "LightGBM could not go on: \(message.split(separator: "\n").first ?? "")")
  }
}
