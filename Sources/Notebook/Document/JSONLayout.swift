import Serving

/// JSON with a line for each field and element, as notebooks are kept: version control then shows what changed.
enum JSONLayout {
  static func text(_ json: JSON) -> String {
    var text = ""
    write(json, indent: "", to: &text)
    return text
  }

  private static func write(_ json: JSON, indent: String, to text: inout String) {
    let inner = indent + " "
    switch json {
    case .list(let elements) where !elements.isEmpty:
      text += "[\n"
      for (index, element) in elements.enumerated() {
        text += inner
        write(element, indent: inner, to: &text)
        text += index + 1 < elements.count ? ",\n" : "\n"
      }
      text += indent + "]"
    case .record(let fields) where !fields.isEmpty:
      text += "{\n"
      for (index, field) in fields.enumerated() {
        text += inner + line(.text(field.name)) + ": "
        write(field.value, indent: inner, to: &text)
        text += index + 1 < fields.count ? ",\n" : "\n"
      }
      text += indent + "}"
    default: text += line(json)
    }
  }

  private static func line(_ json: JSON) -> String { String(decoding: json.bytes, as: UTF8.self) }
}
