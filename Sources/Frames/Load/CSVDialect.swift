/// How the fields of a CSV are told apart, read off its first records.
struct CSVDialect: Hashable {
  var delimiter: Character
  /// Whether the first record names the columns.
  var hasHeader: Bool
  /// The first record.
  var first: [String]

  private static let candidates: [Character] = [",", "\t", ";", "|"]

  /// Looks at the first records of a text; `isWhole` says that the text does not stop in the middle of one.
  init(_ text: String, delimiter wanted: Character?, header: Bool?, isWhole: Bool) {
    var best: (delimiter: Character, records: [[String]], score: Double)?
    for candidate in wanted.map({ [$0] }) ?? CSVDialect.candidates {
      let records = CSVDialect.records(text, delimiter: candidate, limit: 100, isWhole: isWhole)
      guard let first = records.first else { continue }
      let even = Double(records.count { $0.count == first.count }) / Double(records.count)
      let score = first.count > 1 ? 1 + even : 0
      if best.map({ score > $0.score || (score == $0.score && score > 0 && first.count > $0.records[0].count) }) ?? true {
        best = (candidate, records, score)
      }
    }
    delimiter = best?.delimiter ?? ","
    let records = best?.records ?? []
    first = records.first ?? []
    hasHeader = header ?? !first.contains { CSVDialect.isNumber($0) }
  }

  /// The first records of a text: fields in quotes keep delimiters and line breaks, and `""` is a quote.
  static func records(_ text: String, delimiter: Character, limit: Int, isWhole: Bool) -> [[String]] {
    guard let mark = delimiter.asciiValue else { return [] }
    var records: [[String]] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var wasQuoted = false
    let bytes = Array(text.utf8)
    var at = 0
    func endRecord() {
      fields.append(String(decoding: field, as: UTF8.self))
      field = []
      wasQuoted = false
      if fields != [""] { records.append(fields) }
      fields = []
    }
    while at < bytes.count, records.count < limit {
      let byte = bytes[at]
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          field.append(byte)
        } else if at + 1 < bytes.count, bytes[at + 1] == byte {
          field.append(byte)
          at += 1
        } else {
          isQuoted = false
        }
      } else if byte == UInt8(ascii: "\""), field.isEmpty, !wasQuoted {
        isQuoted = true
        wasQuoted = true
      } else if byte == mark {
        fields.append(String(decoding: field, as: UTF8.self))
        field = []
        wasQuoted = false
      } else if byte == UInt8(ascii: "\n") {
        endRecord()
      } else if byte != UInt8(ascii: "\r") {
        field.append(byte)
      }
      at += 1
    }
    if isWhole, records.count < limit, !field.isEmpty || !fields.isEmpty { endRecord() }
    return records
  }

  private static func isNumber(_ field: String) -> Bool {
    let text = field.drop { $0 == " " }
    return Double(text) != nil && !["nan", "inf", "infinity"].contains(text.lowercased())
  }
}
