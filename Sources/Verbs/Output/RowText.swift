import Frames
import Serving

/// The rows of a table as lines of text for other programs.
enum RowText {
  /// A record a row: `{"id":1,"name":"ada"}`.
  static func json(_ table: Table) -> [[UInt8]] {
    let keys = table.columns.map { column -> [UInt8] in
      var writer = JSONWriter()
      writer.key(column.name)
      return writer.bytes
    }
    return (0..<table.rowCount).map { row in
      var writer = JSONWriter()
      writer.raw("{")
      for (place, column) in table.columns.enumerated() {
        if place > 0 { writer.raw(",") }
        writer.raw(keys[place])
        writer.scalar(column[row])
      }
      writer.raw("}")
      return writer.bytes
    }
  }

  /// The names of the columns.
  static func csvHeader(_ names: [String]) -> String { names.map(csv).joined(separator: ",") }

  /// A line a row.
  static func csv(_ table: Table) -> [String] {
    (0..<table.rowCount).map { row in table.columns.map { csv($0[row]) }.joined(separator: ",") }
  }

  /// A cell; missing is nothing at all, and empty text has its quotes.
  static func csv(_ value: Scalar) -> String {
    switch value {
    case .missing: return ""
    case .text(let text): return csv(text)
    case .list, .record:
      var writer = JSONWriter()
      writer.scalar(value)
      return csv(String(decoding: writer.bytes, as: UTF8.self))
    default: return csv(value.description)
    }
  }

  /// Text as RFC 4180 has it: in quotes where it is empty or holds a comma, a quote, a line break or a blank at an end.
  static func csv(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && text.first != " " && text.last != " "
      && text.utf8.allSatisfy { ![UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }
    if isPlain { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
