internal import CEngines

/// Gathers the vectors of one column, chunk after chunk, into one native column.
struct DuckColumnReader {
  let type: DuckType
  private let layout: DuckLayout
  private let duck: DuckLibrary
  private var count = 0
  private var bools: [Bool] = []
  private var ints: [Int] = []
  private var doubles: [Double] = []
  private var texts: [String] = []
  private var codes: [Int32] = []
  private var intervals: [DuckInterval] = []
  private var starts: [Int] = []
  private var children: [DuckColumnReader] = []
  private var present: [Bool] = []

  init(_ type: DuckType, _ layout: DuckLayout, _ duck: DuckLibrary) {
    self.type = type
    self.layout = layout
    self.duck = duck
    switch (type, layout) {
    case (.list(let element), .list(let inner)), (.list(let element), .array(let inner, _)):
      starts = [0]
      children = [DuckColumnReader(element, inner, duck)]
    case (.record(let fields), .record(let inner)):
      children = zip(fields, inner).map { DuckColumnReader($0.type, $1, duck) }
    default: break
    }
  }

  /// Makes room for so many elements.
  mutating func reserve(_ elements: Int) {
    switch layout {
    case .bool: bools.reserveCapacity(elements)
    case .float, .double, .decimal: doubles.reserveCapacity(elements)
    case .text: texts.reserveCapacity(elements)
    case .code, .date: codes.reserveCapacity(elements)
    case .interval: intervals.reserveCapacity(elements)
    case .list, .array: starts.reserveCapacity(elements + 1)
    case .record: for index in children.indices { children[index].reserve(elements) }
    case .null, .other: break
    default: ints.reserveCapacity(elements)
    }
  }

  /// Appends the elements `start ..< start + length` of a vector.
  mutating func append(_ vector: duckdb_vector, from start: Int, _ length: Int) throws {
    // Safe because the vector belongs to a live chunk, whose columns hold at least `start + length` elements, and the
    // validity mask, when there is one, holds a bit for each.
    let data = duck.call.duckdb_vector_get_data(vector)
    let mask = UnsafePointer(duck.call.duckdb_vector_get_validity(vector))
    let validity = DuckValidity(mask: mask, start: start, count: length)
    if let data { try append(data, vector, start, length, validity) } else { try appendNested(vector, start, length) }
    if validity.hasMissing || !present.isEmpty {
      if present.isEmpty { present = [Bool](repeating: true, count: count) }
      validity.append(to: &present)
    }
    count += length
  }

  /// The column that was gathered.
  func finish() -> DuckColumn {
    let values: DuckValues =
      switch layout {
      case .bool: .bool(bools)
      case .int8, .int16, .int32, .int64, .int128, .uint8, .uint16, .uint32, .uint64, .uint128: .int(ints)
      case .float, .double, .decimal: .double(doubles)
      case .text: .text(texts)
      case .code: .code(codes)
      case .date: .date(codes)
      case .clock: .clock(ints)
      case .ticks: .time(ints)
      case .interval: .interval(intervals)
      case .list, .array: .list(starts: starts, elements: children[0].finish())
      case .record: .record(count: count, children.map { $0.finish() })
      case .null, .other: .null(count: count)
      }
    return DuckColumn(type: type, values: values, present: present.isEmpty ? nil : present)
  }

  private mutating func appendNested(_ vector: duckdb_vector, _ start: Int, _ length: Int) throws {
    switch layout {
    case .record:
      for index in children.indices {
        if let child = duck.call.duckdb_struct_vector_get_child(vector, UInt64(index)) {
          try children[index].append(child, from: start, length)
        }
      }
    case .array(_, let size):
      guard let child = duck.call.duckdb_array_vector_get_child(vector) else { return }
      try children[0].append(child, from: start * size, length * size)
      for _ in 0..<length { starts.append((starts.last ?? 0) + size) }
    default: break
    }
  }

  private mutating func append(
    _ data: UnsafeMutableRawPointer, _ vector: duckdb_vector, _ start: Int, _ length: Int, _ validity: DuckValidity
  ) throws {
    // Safe because DuckDB lays the elements of each type out as the layout says, `start + length` of them.
    func elements<T>(_: T.Type) -> UnsafeBufferPointer<T> {
      UnsafeBufferPointer(start: data.assumingMemoryBound(to: T.self) + start, count: length)
    }
    switch layout {
    case .bool: bools.append(contentsOf: elements(Bool.self))
    case .int64: ints.append(contentsOf: elements(Int.self))
    case .double: doubles.append(contentsOf: elements(Double.self))
    case .float: doubles.append(contentsOf: elements(Float.self).lazy.map(Double.init))
    case .date: codes.append(contentsOf: elements(Int32.self))
    case .clock: ints.append(contentsOf: elements(Int.self))
    case .text: texts.append(elements(duckdb_text.self), validity)
    case .interval:
      intervals.append(
        contentsOf: elements(duckdb_interval.self).lazy.map {
          DuckInterval(months: $0.months, days: $0.days, micros: Int($0.micros))
        })
    case .ticks(let multiply, let divide):
      try ints.appendTicks(elements(Int.self), validity, multiply: multiply, divide: divide)
    case .code(let inner): codes.appendCodes(data, inner, start, length)
    case .decimal(let inner, let scale): try appendDecimals(data, inner, scale, start, length, validity)
    case .list: try appendLists(elements(duckdb_list_entry.self), vector, validity)
    case .record, .array: try appendNested(vector, start, length)
    case .null, .other: break
    default: try ints.appendIntegers(data, layout, start, length, validity)
    }
    if validity.hasMissing { neutralise(validity) }
  }

  private mutating func appendDecimals(
    _ data: UnsafeMutableRawPointer, _ inner: DuckLayout, _ scale: Double, _ start: Int, _ length: Int,
    _ validity: DuckValidity
  ) throws {
    if case .int128 = inner {
      // Safe because a wide decimal lies in memory as `length` whole numbers of 16 bytes.
      let wide = UnsafeBufferPointer(start: data.assumingMemoryBound(to: duckdb_hugeint.self) + start, count: length)
      doubles.append(contentsOf: wide.lazy.map { Double(Int128($0.upper) << 64 | Int128($0.lower)) / scale })
      return
    }
    var whole: [Int] = []
    try whole.appendIntegers(data, inner, start, length, validity)
    doubles.append(contentsOf: whole.lazy.map { Double($0) / scale })
  }

  private mutating func appendLists(
    _ entries: UnsafeBufferPointer<duckdb_list_entry>, _ vector: duckdb_vector, _ validity: DuckValidity
  ) throws {
    guard let child = duck.call.duckdb_list_vector_get_child(vector) else { return }
    for row in entries.indices {
      let length = validity.isPresent(row) ? Int(clamping: entries[row].length) : 0
      if length > 0 { try children[0].append(child, from: Int(clamping: entries[row].offset), length) }
      starts.append((starts.last ?? 0) + length)
    }
  }

  /// Writes neutral values where the rows just appended are missing, so that equal columns compare as equal.
  private mutating func neutralise(_ validity: DuckValidity) {
    for row in 0..<validity.count where !validity.isPresent(row) {
      switch layout {
      case .bool: bools[bools.count - validity.count + row] = false
      case .float, .double, .decimal: doubles[doubles.count - validity.count + row] = .nan
      case .date, .code: codes[codes.count - validity.count + row] = 0
      case .interval: intervals[intervals.count - validity.count + row] = DuckInterval()
      case .text, .list, .array, .record, .null, .other: break
      default: ints[ints.count - validity.count + row] = 0
      }
    }
  }
}
