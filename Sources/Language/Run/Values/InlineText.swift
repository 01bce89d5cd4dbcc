/// The one-line form of values: `10.0`, `"ab"`, `["b", "a"]`, `{a: 1}`.
enum InlineText {
  /// Deeper nests and longer lines are cut with `…`.
  private static let deepest = 40

  static func of(_ value: Value) -> String {
    var out = ""
    write(value, into: &out, depth: 0)
    return out
  }

  private static func write(_ value: Value, into out: inout String, depth: Int) {
    switch value {
    case .none: out += "none"
    case .bool(let value): out += value ? "true" : "false"
    case .int(let value): out += String(value)
    case .double(let value): out += NumberText.plain(value)
    case .object(let object):
      if let list = object.listObject {
        guard depth < deepest else { out += "[…]"; return }
        out += "["
        for index in 0..<list.size {
          if index > 0 { out += ", " }
          write(list[index], into: &out, depth: depth + 1)
        }
        out += "]"
      } else if let record = object.recordObject {
        guard depth < deepest else { out += "{…}"; return }
        out += "{"
        for (index, name) in record.names.enumerated() {
          if index > 0 { out += ", " }
          out += fieldName(name) + ": "
          write(record[index], into: &out, depth: depth + 1)
        }
        out += "}"
      } else {
        out += object.inline
      }
    }
  }

  /// A name as it stands before a colon: plain, or in back-ticks when it is no plain word.
  static func fieldName(_ name: String) -> String {
    let scalars = name.unicodeScalars
    guard let first = scalars.first, first.properties.isAlphabetic || first == "_" else { return "`\(name)`" }
    let isPlain = scalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" }
    return isPlain ? name : "`\(name)`"
  }
}

extension Value {
  /// The one-line form, as it is shown: `10.0`, `"ab"`, `["b", "a"]`, `{a: 1}`.
  public var inline: String { InlineText.of(self) }

  /// The form inside an `f"…"` and in `print`: a text without its quotes, else the inline form.
  public var text: String {
    if case .object(let object) = self { object.text } else { InlineText.of(self) }
  }
}
