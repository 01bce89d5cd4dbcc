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
      guard areLinesPlain(bytes.span.extracting(0...end), checks, &isHeader) else { return false }
      bytes = Array(bytes[(end + 1)...])
    }
    return true
  }

  /// The same for whole lines.
  private func areLinesPlain(_ bytes: Span<UInt8>, _ checks: [Check], _ isHeader: inout Bool) -> Bool {
    var column = 0
    var start = 0
    for at in 0..<bytes.count {
      let byte = bytes[at]
      if byte == delimiter || byte == 10 {
        guard column < checks.count else { return false }
        if !isHeader, checks[column] != .none {
          let stop = byte == 10 && at > start && bytes[at - 1] == 13 ? at - 1 : at
          guard fits(bytes.extracting(start..<stop), checks[column]) else { return false }
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
    }
    return true
  }

  /// Whether a field is written in its own form, or stands for nothing.
  private func fits(_ field: Span<UInt8>, _ check: Check) -> Bool {
    if check == .date ? isDate(field) : isInt(field) { return true }
    return missing.contains { text in
      text.count == field.count && text.indices.allSatisfy { text[$0] == field[$0] }
    }
  }

  private func isInt(_ field: Span<UInt8>) -> Bool {
    guard !field.isEmpty else { return false }
    let first = field[0] == 45 ? 1 : 0
    guard first < field.count, field.count - first <= 18, field[first] != 48 || field.count == 1 else { return false }
    for at in first..<field.count where field[at] &- 48 > 9 { return false }
    return true
  }

  private func isDate(_ field: Span<UInt8>) -> Bool {
    guard field.count == 10, field[4] == 45, field[7] == 45 else { return false }
    for at in 0..<10 where at != 4 && at != 7 && field[at] &- 48 > 9 { return false }
    return true
  }
}
