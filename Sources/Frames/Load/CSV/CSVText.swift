/// Cuts the bytes of a delimited text into records, for looking at a sample: quotes with line breaks inside, doubled
/// quotes, and both kinds of line ends.
struct CSVText {
  /// One record: its fields as texts, whether each was quoted, and the line that it begins on, from 1.
  struct Record {
    var fields: [String]
    var line: Int
  }

  var delimiter: UInt8
  private static let quote = UInt8(ascii: "\"")

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// The records that end in the bytes; the last is left out when the bytes may stop inside of it. Empty lines are no
  /// records. `open` tells that a quote was never closed.
  func records(_ bytes: [UInt8], isWhole: Bool, limit: Int = .max) -> (records: [Record], open: Int?) {
    var records: [Record] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var at = 0
    var line = 1
    var start = 1
    var quotedAt: Int?
    var wasQuoted = false
    func isEmptyLine() -> Bool { fields.isEmpty && field.isEmpty && !wasQuoted }
    func close() {
      fields.append(String(decoding: field, as: UTF8.self))
      field.removeAll(keepingCapacity: true)
      wasQuoted = false
    }
    while at < bytes.count, records.count < limit {
      let byte = bytes[at]
      if quotedAt != nil {
        if byte == CSVText.quote {
          if at + 1 < bytes.count, bytes[at + 1] == CSVText.quote {
            field.append(byte)
            at += 1
          } else {
            quotedAt = nil
          }
        } else {
          if byte == 10 { line += 1 }
          field.append(byte)
        }
      } else if byte == CSVText.quote, field.isEmpty, !wasQuoted {
        quotedAt = line
        wasQuoted = true
      } else if byte == delimiter {
        close()
      } else if byte == 10 || byte == 13 {
        if byte == 13, at + 1 < bytes.count, bytes[at + 1] == 10 { at += 1 }
        if !isEmptyLine() {
          close()
          records.append(Record(fields: fields, line: start))
          fields = []
        }
        line += 1
        start = line
      } else {
        field.append(byte)
      }
      at += 1
    }
    if isWhole, at >= bytes.count, quotedAt == nil, !isEmptyLine() {
      close()
      records.append(Record(fields: fields, line: start))
    }
    return (records, isWhole ? quotedAt : nil)
  }

  /// The delimiter that cuts the first records most evenly into most fields; a comma where none does.
  static func delimiter(_ bytes: [UInt8], isWhole: Bool) -> UInt8 {
    var best: (delimiter: UInt8, score: Double) = (UInt8(ascii: ","), 0)
    for candidate in [",", "\t", ";", "|"].compactMap({ $0.utf8.first }) {
      let counts = CSVText(delimiter: candidate).records(bytes, isWhole: isWhole, limit: 100).records.map(
        \.fields.count)
      guard let first = counts.first, first > 1 else { continue }
      let even = Double(counts.count { $0 == first }) / Double(counts.count)
      let score = even + 0.001 * Double(min(first, 100))
      if score > best.score { best = (candidate, score) }
    }
    return best.delimiter
  }
}
