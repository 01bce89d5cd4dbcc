import Engines

/// How names and texts are written in the language, and which name was probably meant.
public enum Spelling {
  /// `.age`, or `` .`total charges` `` where the name is no plain word.
  public static func column(_ name: String) -> String { "." + self.name(name) }

  /// The name, in back-ticks where it is no plain word.
  public static func name(_ name: String) -> String {
    guard let first = name.unicodeScalars.first, first == "_" || first.properties.isAlphabetic,
      name.unicodeScalars.allSatisfy({ $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil })
    else { return "`\(name)`" }
    return name
  }

  /// A text literal of the language.
  public static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        if scalar.value < 32 || scalar.value == 127 {
          result += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// The name with ASCII capitals made small: two names with one folded form cannot stand in one frame.
  static func folded(_ name: String) -> String {
    String(
      decoding: name.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
  }

  /// The candidate that is nearest to what was typed, when it is near enough to be meant.
  public static func nearest(_ typed: String, in candidates: [String]) -> String? { Nearest.to(typed, in: candidates) }
}
