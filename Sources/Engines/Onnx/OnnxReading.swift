internal import CEngines

/// Reads what ONNX Runtime answers.
struct OnnxReading {
  private let library: OnnxLibrary
  private var call: OnnxFunctions { library.call }

  init(_ library: OnnxLibrary) { self.library = library }

  /// A tensor, or a record for each row.
  func answer(_ value: OpaquePointer, rows: Int) throws -> OnnxModel.Answer {
    var kind: CInt = 0
    try library.check(call.GetValueType(value, &kind))
    switch Int(kind) {
    case ONNX_VALUE_TENSOR: return try tensor(value, rows: rows)
    case ONNX_VALUE_SEQUENCE: return try records(value, rows: rows)
    default: throw shapeless
    }
  }

  private var shapeless: Fault { Fault("E055", "the model does not answer with numbers or texts, one or more a row") }

  private func tensor(_ value: OpaquePointer, rows: Int) throws -> OnnxModel.Answer {
    var shape: OpaquePointer?
    try library.check(call.GetTensorTypeAndShape(value, &shape))
    guard let shape else { throw shapeless }
    defer { call.ReleaseTensorTypeAndShapeInfo(shape) }
    var type: CInt = 0
    var count = 0
    try library.check(call.GetTensorElementType(shape, &type))
    try library.check(call.GetTensorShapeElementCount(shape, &count))
    guard rows > 0, count > 0, count % rows == 0 else { throw shapeless }
    if Int(type) == ONNX_STRING {
      guard count == rows else { throw shapeless }
      return .texts(try texts(value, count))
    }
    return .numbers(try numbers(value, Int(type), count), width: count / rows)
  }

  private func numbers(_ value: OpaquePointer, _ type: Int, _ count: Int) throws -> [Double] {
    var data: UnsafeMutableRawPointer?
    try library.check(call.GetTensorMutableData(value, &data))
    guard let data else { throw shapeless }
    // Safe because the tensor holds `count` elements of the type, as it told, and lives until the caller releases it.
    func read<Number>(_ number: Number.Type, _ turn: (Number) -> Double) -> [Double] {
      UnsafeBufferPointer(start: data.assumingMemoryBound(to: number), count: count).map(turn)
    }
    switch type {
    case ONNX_FLOAT: return read(Float.self) { Double($0) }
    case ONNX_DOUBLE: return read(Double.self) { $0 }
    case ONNX_INT32: return read(Int32.self) { Double($0) }
    case ONNX_INT64: return read(Int64.self) { Double($0) }
    case ONNX_BOOL: return read(UInt8.self) { $0 == 0 ? 0 : 1 }
    default: throw shapeless
    }
  }

  private func texts(_ value: OpaquePointer, _ count: Int) throws -> [String] {
    var length = 0
    try library.check(call.GetStringTensorDataLength(value, &length))
    var bytes = [UInt8](repeating: 0, count: max(1, length))
    var starts = [Int](repeating: 0, count: count)
    // Safe because there is room for the bytes and the places that were told.
    try library.check(call.GetStringTensorContent(value, &bytes, length, &starts, count))
    return starts.indices.map { place in
      let end = place + 1 < count ? starts[place + 1] : length
      let start = min(max(0, starts[place]), length)
      return String(decoding: bytes[start..<min(max(start, end), length)], as: UTF8.self)
    }
  }

  /// The numbers of a record for each row, in the order of its keys, which is that of numbers or of texts.
  private func records(_ value: OpaquePointer, rows: Int) throws -> OnnxModel.Answer {
    var count = 0
    try library.check(call.GetValueCount(value, &count))
    guard count == rows else { throw shapeless }
    var allocator: OpaquePointer?
    try library.check(call.GetAllocatorWithDefaultOptions(&allocator))
    var numbers: [Double] = []
    var width = 0
    for row in 0..<rows {
      var (record, parts): (OpaquePointer?, OpaquePointer?) = (nil, nil)
      try library.check(call.GetValue(value, CInt(clamping: row), allocator, &record))
      guard let record else { throw shapeless }
      defer { call.ReleaseValue(record) }
      // Part 0 are the keys, part 1 the values.
      try library.check(call.GetValue(record, 1, allocator, &parts))
      guard let parts else { throw shapeless }
      defer { call.ReleaseValue(parts) }
      guard case .numbers(let own, let size) = try tensor(parts, rows: 1), row == 0 || size == width else {
        throw shapeless
      }
      width = size
      numbers += own
    }
    return .numbers(numbers, width: width)
  }
}
