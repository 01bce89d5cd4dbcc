import Engines

/// Looks at every field of a plain delimited file for how numbers and dates are written.
///
/// The database's own reader takes `007`, `5.7` and `1e3` for whole numbers and `2024-1-5` for a date, which would lose what
/// was written. Where each is written as it would be printed, that reader may be used, which is twice as quick.
struct CSVScan: Sendable {
  let delimiter: UInt8
  let hasHeader: Bool
  /// The database's type of each column, none where it is read as text.
  let kinds: [String?]
  let missing: [[UInt8]]

  private static let piece = 1 << 20

  init(delimiter: UInt8, hasHeader: Bool, kinds: [String?], missing: [String]) {
    self.delimiter = delimiter
    self.hasHeader = hasHeader
    self.kinds = kinds
    self.missing = missing.map { Array($0.utf8) }
  }

  private enum Check { case none, int, date }

  /// Whether the file holds no quotes, rows of one width, and whole numbers and dates in their own form.
  func isPlain(_ path: String, size: Int) throws -> Bool {
    let checks: [Check] = kinds.map { $0 == "BIGINT" ? .int : $0 == "DATE" ? .date : .none }
    var bytes: [UInt8] = []
    var read = 0
    var isHeader = hasHeader
    while read < size || !bytes.isEmpty {
      try Watch.current.check()
      let more = read < size ? try Disk.bytes(path, from: read, count: min(CSVScan.piece, size - read)) : []
      read = more.isEmpty ? size : read + more.count
      bytes += more
      if read >= size, bytes.last != 10 { bytes.append(10) }
      guard let end = bytes.lastIndex(of: 10) else { continue }
      // Safe because the lines end within the bytes, and each field within its line.
      let areLinesPlain = bytes.withUnsafeBufferPointer { self.isPlain($0[...end], checks, &isHeader) }
      guard areLinesPlain else { return false }
      bytes = Array(bytes[(end + 1)...])
    }
    return true
  }

  /// The same for whole lines.
  private func isPlain(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ checks: [Check], _ isHeader: inout Bool) -> Bool {
    var column = 0
    var start = bytes.startIndex
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let byte = bytes[at]
      if byte == delimiter || byte == 10 {
        guard column < checks.count else { return false }
        if !isHeader, checks[column] != .none {
          let stop = byte == 10 && at > start && bytes[at - 1] == 13 ? at - 1 : at
          guard fits(bytes, start, stop, checks[column]) else { return false }
        }
        column += 1
        start = at + 1
        if byte == 10 {
          guard column == checks.count else { return false }
          column = 0
          isHeader = false
        }
      } else if byte == 34 {
        return false
      }
      at += 1
    }
    return true
  }

  /// Whether a field is written in its own form, or stands for nothing.
  private func fits(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ start: Int, _ end: Int, _ check: Check) -> Bool {
    if check == .date ? isDate(bytes, start, end) : isInt(bytes, start, end) { return true }
    return missing.contains { $0.count == end - start && bytes[start..<end].elementsEqual($0) }
  }

  private func isInt(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ start: Int, _ end: Int) -> Bool {
    guard start < end else { return false }
    let first = bytes[start] == 45 ? start + 1 : start
    guard first < end, end - first <= 18, bytes[first] != 48 || (end - start == 1) else { return false }
    for at in first..<end where bytes[at] &- 48 > 9 { return false }
    return true
  }

  private func isDate(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ start: Int, _ end: Int) -> Bool {
    guard end - start == 10, bytes[start + 4] == 45, bytes[start + 7] == 45 else { return false }
    for at in start..<end where at != start + 4 && at != start + 7 && bytes[at] &- 48 > 9 { return false }
    return true
  }
}
