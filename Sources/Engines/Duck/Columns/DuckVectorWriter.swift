internal import CEngines

/// Writes native columns into DuckDB's vectors.
struct DuckVectorWriter {
  let duck: DuckLibrary

  /// Writes the rows `start ..< start + count` of a column to the places `offset...` of a vector that was made for the
  /// column's stored type and holds at least `offset + count` elements.
  func write(_ column: DuckColumn, from start: Int, _ count: Int, to vector: duckdb_vector, at offset: Int) {
    markMissing(column, start, count, vector, offset)
    // Safe because callers give a vector of the stored type with room for `offset + count` elements, and rows that the
    // column has.
    let data = duck.call.duckdb_vector_get_data(vector)
    func copy<T>(_ values: [T]) {
      guard let data else { return }
      let target = data.assumingMemoryBound(to: T.self) + offset
      for row in 0..<count { target[row] = values[start + row] }
    }
    switch column.values {
    case .bool(let values): copy(values)
    case .int(let values), .clock(let values), .time(let values): copy(values)
    case .double(let values): copy(values)
    case .date(let values): copy(values)
    case .interval(let values):
      copy(values.map { duckdb_interval(months: $0.months, days: $0.days, micros: Int64($0.micros)) })
    case .code(let values): write(codes: values, column.type, start, count, data, offset)
    case .text(let values): write(texts: values, start, count, vector, offset)
    case .list(let starts, let elements): write(lists: starts, elements, start, count, vector, offset)
    case .record(_, let members):
      for (index, member) in members.enumerated() {
        guard let child = duck.call.duckdb_struct_vector_get_child(vector, UInt64(index)) else { continue }
        write(member, from: start, count, to: child, at: offset)
      }
    case .null: break
    }
  }

  private func markMissing(
    _ column: DuckColumn, _ start: Int, _ count: Int, _ vector: duckdb_vector, _ offset: Int
  ) {
    // Safe because the mask is made writable first and holds a bit for each element of the vector.
    let missing = (start..<start + count).filter { column.isMissing($0) }
    guard !missing.isEmpty else { return }
    duck.call.duckdb_vector_ensure_validity_writable(vector)
    guard let mask = duck.call.duckdb_vector_get_validity(vector) else { return }
    for row in missing {
      let place = row - start + offset
      mask[place >> 6] &= ~(1 << UInt64(place & 63))
    }
  }

  private func write(
    codes: [Int32], _ type: DuckType, _ start: Int, _ count: Int, _ data: UnsafeMutableRawPointer?, _ offset: Int
  ) {
    // Safe because DuckDB keeps the codes of an enumeration in the narrowest width that counts its dictionary.
    guard case .enumeration(let words) = type, let data else { return }
    func copy<T: FixedWidthInteger>(_: T.Type) {
      let target = data.assumingMemoryBound(to: T.self) + offset
      for row in 0..<count {
        let code = codes[start + row]
        target[row] = code >= 0 && Int(code) < words.count ? T(truncatingIfNeeded: code) : 0
      }
    }
    if words.count <= UInt8.max {
      copy(UInt8.self)
    } else if words.count <= UInt16.max {
      copy(UInt16.self)
    } else {
      copy(UInt32.self)
    }
  }

  private func write(texts: [String], _ start: Int, _ count: Int, _ vector: duckdb_vector, _ offset: Int) {
    // Safe because DuckDB copies the bytes before the call returns.
    for row in 0..<count {
      var text = texts[start + row]
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          duck.call.duckdb_vector_assign_string_element_len(
            vector, UInt64(offset + row), characters.baseAddress, UInt64(characters.count))
        }
      }
    }
  }

  private func write(
    lists starts: [Int], _ elements: DuckColumn, _ start: Int, _ count: Int, _ vector: duckdb_vector, _ offset: Int
  ) {
    // Safe because the child is given room for all elements before they are written, and its data is asked for after.
    let base = Int(clamping: duck.call.duckdb_list_vector_get_size(vector))
    let first = starts[start]
    let total = starts[start + count] - first
    _ = duck.call.duckdb_list_vector_reserve(vector, UInt64(base + total))
    _ = duck.call.duckdb_list_vector_set_size(vector, UInt64(base + total))
    if total > 0, let child = duck.call.duckdb_list_vector_get_child(vector) {
      write(elements, from: first, total, to: child, at: base)
    }
    guard let data = duck.call.duckdb_vector_get_data(vector) else { return }
    let entries = data.assumingMemoryBound(to: duckdb_list_entry.self) + offset
    for row in 0..<count {
      let low = starts[start + row]
      entries[row] = duckdb_list_entry(
        offset: UInt64(base + low - first), length: UInt64(starts[start + row + 1] - low))
    }
  }
}
