internal import CEngines

extension [Int] {
  /// Appends whole numbers of any width, checked to fit into 64 bits.
  mutating func appendIntegers(
    _ data: UnsafeMutableRawPointer, _ layout: DuckLayout, _ start: Int, _ length: Int, _ validity: DuckValidity
  ) throws {
    // Safe because DuckDB lays the elements of each type out as the layout says, `start + length` of them.
    func elements<T>(_: T.Type) -> UnsafeBufferPointer<T> {
      UnsafeBufferPointer(start: data.assumingMemoryBound(to: T.self) + start, count: length)
    }
    switch layout {
    case .int8: append(contentsOf: elements(Int8.self).lazy.map(Int.init))
    case .int16: append(contentsOf: elements(Int16.self).lazy.map(Int.init))
    case .int32: append(contentsOf: elements(Int32.self).lazy.map(Int.init))
    case .int64: append(contentsOf: elements(Int.self))
    case .uint8: append(contentsOf: elements(UInt8.self).lazy.map(Int.init))
    case .uint16: append(contentsOf: elements(UInt16.self).lazy.map(Int.init))
    case .uint32: append(contentsOf: elements(UInt32.self).lazy.map(Int.init))
    case .uint64:
      try appendChecked(elements(UInt64.self), validity) { Int(exactly: $0) }
    case .int128:
      try appendChecked(elements(duckdb_hugeint.self), validity) { value in
        let low = Int(truncatingIfNeeded: value.lower)
        return value.upper == (low < 0 ? -1 : 0) ? low : nil
      }
    case .uint128:
      try appendChecked(elements(duckdb_hugeint.self), validity) { value in
        value.upper == 0 ? Int(exactly: value.lower) : nil
      }
    default: break
    }
  }

  /// Appends ticks as microseconds; a fraction of a microsecond is cut downwards.
  mutating func appendTicks(
    _ ticks: UnsafeBufferPointer<Int>, _ validity: DuckValidity, multiply: Int, divide: Int
  ) throws {
    if multiply == 1 && divide == 1 { return append(contentsOf: ticks) }
    try appendChecked(ticks, validity) { tick in
      let (product, overflow) = tick.multipliedReportingOverflow(by: multiply)
      if overflow { return tick == .max || tick == -.max ? tick : nil }
      let (quotient, rest) = product.quotientAndRemainder(dividingBy: divide)
      return rest < 0 ? quotient - 1 : quotient
    }
  }

  private mutating func appendChecked<T>(
    _ elements: UnsafeBufferPointer<T>, _ validity: DuckValidity, _ convert: (T) -> Int?
  ) throws {
    for row in elements.indices {
      guard validity.isPresent(row) else {
        append(0)
        continue
      }
      guard let value = convert(elements[row]) else {
        throw Fault("E015", "a whole number is beyond 64 bits", help: "cast to a decimal first")
      }
      append(value)
    }
  }
}

extension [Int32] {
  /// Appends the places in an enumeration's dictionary.
  mutating func appendCodes(_ data: UnsafeMutableRawPointer, _ layout: DuckLayout, _ start: Int, _ length: Int) {
    // Safe because DuckDB lays the codes out in the width that the layout says, `start + length` of them.
    func elements<T>(_: T.Type) -> UnsafeBufferPointer<T> {
      UnsafeBufferPointer(start: data.assumingMemoryBound(to: T.self) + start, count: length)
    }
    switch layout {
    case .uint8: append(contentsOf: elements(UInt8.self).lazy.map(Int32.init))
    case .uint16: append(contentsOf: elements(UInt16.self).lazy.map(Int32.init))
    default: append(contentsOf: elements(UInt32.self).lazy.map { Int32(truncatingIfNeeded: $0) })
    }
  }
}

extension [String] {
  /// Appends texts; a missing one is empty.
  mutating func append(_ texts: UnsafeBufferPointer<duckdb_text>, _ validity: DuckValidity) {
    for row in texts.indices {
      guard validity.isPresent(row), let base = texts.baseAddress else {
        append("")
        continue
      }
      append((base + row).text)
    }
  }
}

extension UnsafePointer<duckdb_text> {
  /// The text's bytes, in UTF-8, which live as long as the chunk.
  var bytes: UnsafeRawBufferPointer {
    // Safe because up to 12 bytes lie in the element itself, and longer texts lie whole behind the pointer.
    let length = Int(pointee.length)
    if length <= 12 { return UnsafeRawBufferPointer(start: UnsafeRawPointer(self) + 4, count: length) }
    return UnsafeRawBufferPointer(start: pointee.pointer, count: length)
  }

  /// The text, copied.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
