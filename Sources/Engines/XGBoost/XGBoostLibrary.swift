internal import CEngines

/// XGBoost's functions, from the library file that was opened.
final class XGBoostLibrary: EngineLibrary {
  /// The functions; XGBoost lets any thread call them.
  let call: XGBoostFunctions
  /// The file that was opened.
  let path: String

  /// Opens XGBoost from an engine folder.
  init(in folder: EngineFolder) throws {
    let engine = Engine.xgboost
    SharedLibrary.settleSpinning()
    let library = try SharedLibrary.open(engine, in: folder)
    var functions = XGBoostFunctions()
    // Safe because the handle is an open library and the struct lives through the call.
    if let missing = engines_fill_xgboost(library.handle, &functions) {
      throw library.lacks(String(cString: missing), engine)
    }
    path = library.path
    call = functions
  }

  /// The version that the library tells.
  var version: String {
    var (major, minor, patch): (CInt, CInt, CInt) = (0, 0, 0)
    call.XGBoostVersion(&major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }

  private static let opened = Result { try XGBoostLibrary(in: .standard) }

  /// XGBoost as this process found it, opened once.
  static func standard() throws -> XGBoostLibrary { try opened.get() }

  /// Runs one call of XGBoost with its remarks silenced, and throws what it reports.
  func check(_ body: (XGBoostFunctions) -> CInt) throws {
    // XGBoost keeps callback and settings for each thread; without them it writes to standard error.
    _ = call.XGBRegisterLogCallback { _ in }
    _ = call.XGBSetGlobalConfig(#"{"verbosity":0}"#)
    guard body(call) != 0 else { return }
    // Safe because the message is a text of the calling thread, copied at once.
    let message = call.XGBGetLastError().map { String(cString: $0) } ?? "an unknown reason"
    throw Fault("E050", "XGBoost could not go on: \(XGBoostLibrary.reason(in: message))")
  }

  /// The sentence of a message, without its time, its place in the sources and the calls behind it.
  static func reason(in message: String) -> Substring {
    let first = message.split(separator: "\n").first ?? ""
    return first.split(separator: ": ", maxSplits: 1).last { _ in first.hasPrefix("[") } ?? first
  }
}
