internal import CEngines

/// A model of another tool, opened by ONNX Runtime.
///
/// Sendable: ONNX Runtime lets any thread ask a session.
public final class OnnxModel: @unchecked Sendable {
  // Sendable because the session never changes between init and deinit.
  private let session: OpaquePointer
  private let library: OnnxLibrary
  public let file: OnnxFile

  /// The values of one input for some rows, row after row.
  public enum Values: Sendable {
    case floats([Float])
    case doubles([Double])
    case int32([Int32])
    case int64([Int64])
    case bools([Bool])
    case texts([String])
  }

  /// What an output says: as many numbers a row, or a text a row.
  public enum Answer: Sendable {
    case numbers([Double], width: Int)
    case texts([String])
  }

  /// Opens a checked file.
  public init(_ bytes: [UInt8], _ file: OnnxFile) throws {
    let library = try OnnxLibrary.standard()
    var made: OpaquePointer?
    var functions = library.call
    // Safe because the bytes live through the call, which copies what it needs, and the session, when it succeeds, is
    // owned here.
    try library.check(engines_onnx_open(&functions, library.environment, bytes, bytes.count, &made))
    guard let made else { throw Fault("E052", "ONNX Runtime made no model") }
    session = made
    self.library = library
    self.file = file
  }

  deinit { library.call.ReleaseSession(session) }

  /// What the outputs of some names say of rows; the values stand in the order of the file's inputs.
  public func ask(_ values: [Values], rows: Int, outputs: [String]) throws -> [Answer] {
    var functions = library.call
    var results = [OpaquePointer?](repeating: nil, count: outputs.count)
    defer { for case let result? in results { functions.ReleaseValue(result) } }
    // Safe because every input holds `rows` times its columns values, which live through the call, and there is room for
    // a result an output.
    let status = try OnnxInputs.with(file.inputs, values, rows: rows) { inputs, count in
      TextPointers.with(outputs) { names in
        engines_onnx_ask(&functions, session, inputs, count, Int64(rows), names, outputs.count, &results)
      }
    }
    try library.check(status)
    return try results.map { result in
      guard let result else { throw Fault("E052", "ONNX Runtime gave no answer") }
      return try OnnxReading(library).answer(result, rows: rows)
    }
  }
}
