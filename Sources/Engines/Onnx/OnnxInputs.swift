internal import CEngines

/// Values as C takes them.
enum OnnxInputs {
  static func with<T>(
    _ ports: [OnnxFile.Port], _ values: [OnnxModel.Values], rows: Int,
    _ body: (UnsafePointer<engines_onnx_input>?, Int) throws -> T
  ) throws -> T {
    guard ports.count == values.count, zip(ports, values).allSatisfy({ fits($0, $1, rows) }) else {
      throw Fault("E055", "the rows do not have what the model takes")
    }
    return try next(ports[...], values[...], rows, [], body)
  }

  private static func fits(_ port: OnnxFile.Port, _ values: OnnxModel.Values, _ rows: Int) -> Bool {
    let count: Int
    switch (port.kind, values) {
    case (.float, .floats(let values)): count = values.count
    case (.double, .doubles(let values)): count = values.count
    case (.int32, .int32(let values)): count = values.count
    case (.int64, .int64(let values)): count = values.count
    case (.bool, .bools(let values)): count = values.count
    case (.text, .texts(let values)): count = values.count
    default: return false
    }
    guard rows > 0, count % rows == 0 else { return false }
    return port.columns.map { $0 * rows == count } ?? true
  }

  /// Holds one value after the other in its place, and does what is asked when all are.
  private static func next<T>(
    _ ports: ArraySlice<OnnxFile.Port>, _ values: ArraySlice<OnnxModel.Values>, _ rows: Int,
    _ done: [engines_onnx_input], _ body: (UnsafePointer<engines_onnx_input>?, Int) throws -> T
  ) throws -> T {
    guard let port = ports.first, let value = values.first else {
      // Safe because every input's values are held by the calls around this one.
      return try done.withUnsafeBufferPointer { try body($0.baseAddress, $0.count) }
    }
    func go(_ type: Int, _ count: Int, _ data: UnsafeRawPointer?) throws -> T {
      try port.name.withCString { name in
        let input = engines_onnx_input(name: name, type: CInt(type), columns: Int64(count / rows), data: data)
        return try next(ports.dropFirst(), values.dropFirst(), rows, done + [input], body)
      }
    }
    // Safe because each pointer is used only inside the call that holds its values.
    switch value {
    case .floats(let all): return try all.withUnsafeBytes { try go(ONNX_FLOAT, all.count, $0.baseAddress) }
    case .doubles(let all): return try all.withUnsafeBytes { try go(ONNX_DOUBLE, all.count, $0.baseAddress) }
    case .int32(let all): return try all.withUnsafeBytes { try go(ONNX_INT32, all.count, $0.baseAddress) }
    case .int64(let all): return try all.withUnsafeBytes { try go(ONNX_INT64, all.count, $0.baseAddress) }
    case .bools(let all): return try all.withUnsafeBytes { try go(ONNX_BOOL, all.count, $0.baseAddress) }
    case .texts(let all):
      return try TextPointers.with(all) { try go(ONNX_STRING, all.count, UnsafeRawPointer($0)) }
    }
  }
}
