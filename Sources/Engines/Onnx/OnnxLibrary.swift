internal import CEngines

/// ONNX Runtime's functions and its one environment, from the library file that was opened.
final class OnnxLibrary: EngineLibrary, @unchecked Sendable {
  // Sendable because the table and the environment never change, and ONNX Runtime lets any thread use both.
  let call: OnnxFunctions
  let environment: OpaquePointer
  /// The file that was opened.
  let path: String
  /// The version that the library tells.
  let version: String

  /// Opens ONNX Runtime from an engine folder.
  init(in folder: EngineFolder) throws {
    let engine = Engine.onnxruntime
    let library = try SharedLibrary.open(engine, in: folder)
    var told: UnsafePointer<CChar>?
    // Safe because the handle is an open library, whose table and version live as long as the process.
    guard let functions = engines_onnx_functions(library.handle, &told)?.pointee, let told else {
      throw library.lacks("OrtGetApiBase", engine)
    }
    var made: OpaquePointer?
    try OnnxLibrary.check(functions.CreateEnv(CInt(ONNX_LOG_FATAL), "mlops", &made), functions)
    guard let made else { throw Fault("E052", "ONNX Runtime made no environment") }
    path = library.path
    version = String(cString: told)
    call = functions
    environment = made
  }

  private static let opened = Result { try OnnxLibrary(in: .standard) }

  /// ONNX Runtime as this process found it, opened once.
  static func standard() throws -> OnnxLibrary { try opened.get() }

  /// Throws what a call reports, and frees the report.
  func check(_ status: OpaquePointer?) throws { try OnnxLibrary.check(status, call) }

  private static func check(_ status: OpaquePointer?, _ call: OnnxFunctions) throws {
    guard let status else { return }
    // Safe because the message lives as long as the status, and is copied before that is freed.
    let message = call.GetErrorMessage(status).map { String(cString: $0) } ?? "an unknown reason"
    call.ReleaseStatus(status)
    throw Fault("E052", "ONNX Runtime could not go on: \(message.split(separator: "\n").first?.prefix(300) ?? "")")
  }
}
