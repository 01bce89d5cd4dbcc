/// Puts a text of SVG together: elements, their attributes, and text made safe for XML.
struct SVGText {
  private(set) var text = ""

  /// An element without content.
  mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    text += "<\(name)\(SVGText.written(attributes))/>\n"
  }

  /// An element with text.
  mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String>, _ content: String) {
    text += "<\(name)\(SVGText.written(attributes))>\(SVGText.escaped(content))</\(name)>\n"
  }

  /// An element with others inside.
  mutating func group(_ name: String, _ attributes: KeyValuePairs<String, String>, _ body: (inout SVGText) -> Void) {
    text += "<\(name)\(SVGText.written(attributes))>\n"
    body(&self)
    text += "</\(name)>\n"
  }

  /// Text that is XML already.
  mutating func raw(_ xml: String) { text += xml }

  private static func written(_ attributes: KeyValuePairs<String, String>) -> String {
    attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined()
  }

  /// Safe text with what XML gives a meaning written as entities; the two characters that XML 1.0 forbids and that
  /// `safeText` lets through are left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in safeText(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A length with at most two digits behind the point.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let hundredths = Whole.of(max(-1e7, min(1e7, value)) * 100 + 0.5)
    let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return sign + String(whole) }
    return sign + "\(whole)." + (rest % 10 == 0 ? String(rest / 10) : rest < 10 ? "0\(rest)" : String(rest))
  }
}
