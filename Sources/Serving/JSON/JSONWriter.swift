import Calendar
public import Frames

/// Appends JSON to a buffer of bytes, without white space between tokens.
///
/// Control characters of every kind are escaped, so that a line of a log or an answer is inert wherever it is shown.
public struct JSONWriter {
  public var bytes: [UInt8] = []

  public init() {}

  init(reserving count: Int) { bytes.reserveCapacity(count) }

  /// Text that is JSON already: keys with their quotes, and brackets.
  public mutating func raw(_ json: String) { bytes.append(contentsOf: json.utf8) }

  public mutating func raw(_ json: [UInt8]) { bytes.append(contentsOf: json) }

  mutating func raw(_ byte: UInt8) { bytes.append(byte) }

  public mutating func text(_ text: String) {
    bytes.append(JSONReader.quote)
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != JSONReader.quote && $0 != UInt8(ascii: "\\") }) {
      bytes.append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars { append(scalar) }
    }
    bytes.append(JSONReader.quote)
  }

  public mutating func int(_ value: Int) {
    if value >= 0, value < 10 { bytes.append(48 + UInt8(value)) } else { raw(String(value)) }
  }

  /// The shortest decimal that reads back as the same number; JSON has no NaN and no infinity, so they become null.
  public mutating func double(_ value: Double) {
    guard value.isFinite else { raw("null"); return }
    raw(value.description)
  }

  public mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

  /// A cell of a row: dates, times and durations as text in the language's own spelling, missing as null.
  public mutating func scalar(_ value: Scalar) {
    switch value {
    case .missing: raw("null")
    case .bool(let value): bool(value)
    case .int(let value): int(value)
    case .double(let value): double(value)
    case .text(let value): text(value)
    case .date(let value): text(value.description)
    case .time(let value): text(value.description)
    case .duration(let value): text(value.description)
    case .list(let values): list(values) { $0.scalar($1) }
    case .record(let fields):
      record(fields) { writer, field in
        writer.key(field.name)
        writer.scalar(field.value)
      }
    }
  }

  public mutating func write(_ json: JSON) {
    switch json {
    case .null: raw("null")
    case .bool(let value): bool(value)
    case .int(let value): int(value)
    case .double(let value): double(value)
    case .text(let value): text(value)
    case .list(let values): list(values) { $0.write($1) }
    case .record(let fields):
      record(fields) { writer, field in
        writer.key(field.name)
        writer.write(field.value)
      }
    }
  }

  public mutating func key(_ name: String) {
    text(name)
    bytes.append(JSONReader.colon)
  }

  mutating func list<Element>(_ elements: [Element], _ write: (inout JSONWriter, Element) -> Void) {
    enclosed(JSONReader.list, JSONReader.listEnd, elements, write)
  }

  /// Writes a record; `write` writes one field, its key included.
  mutating func record<Element>(_ elements: [Element], _ write: (inout JSONWriter, Element) -> Void) {
    enclosed(JSONReader.record, JSONReader.recordEnd, elements, write)
  }

  private mutating func enclosed<Element>(
    _ opening: UInt8, _ closing: UInt8, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    bytes.append(opening)
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(JSONReader.comma) }
      write(&self, element)
    }
    bytes.append(closing)
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x22: raw("\\\"")
    case 0x5C: raw("\\\\")
    case 0x0A: raw("\\n")
    case 0x0D: raw("\\r")
    case 0x09: raw("\\t")
    // C0, DEL and C1; line separators; marks that turn the direction of the text around them.
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069:
      let digits = String(scalar.value, radix: 16)
      raw("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    default: bytes.append(contentsOf: String(Character(scalar)).utf8)
    }
  }
}
