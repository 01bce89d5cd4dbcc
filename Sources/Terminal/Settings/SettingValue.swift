/// What a setting can be.
public enum SettingValue: Hashable, Sendable {
  case text(String)
  case count(Int)
  case flag(Bool)
  /// Names with texts: `{number: "cyan"}`.
  case pairs([String: String])

  /// As it is written in the file.
  public var spelled: String {
    switch self {
    case .text(let text): SettingValue.quoted(text)
    case .count(let count): String(count)
    case .flag(let flag): String(flag)
    case .pairs(let pairs):
      "{"
        + pairs.sorted { $0.key < $1.key }.map { "\(key($0.key)): \(SettingValue.quoted($0.value))" }
        .joined(separator: ", ") + "}"
    }
  }

  private func key(_ name: String) -> String {
    name.allSatisfy { $0.isLetter || $0 == "_" } ? name : SettingValue.quoted(name)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text {
      switch character {
      case "\"", "\\": result += "\\\(character)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.append(character)
      }
    }
    return result + "\""
  }
}
