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
  public static func nearest(_ typed: String, in candidates: [String]) -> String? {
    let wanted = Array(folded(typed).utf8.prefix(64))
    var best: (name: String, cost: Int)?
    for candidate in candidates.prefix(2000) {
      let name = Array(folded(candidate).utf8.prefix(64))
      var cost = distance(wanted, name)
      if wanted.count >= 3, name.starts(with: wanted) || wanted.starts(with: name) && name.count >= 3 {
        cost = min(cost, 2)
      }
      if best.map({ cost < $0.cost }) ?? true { best = (candidate, cost) }
    }
    guard let best else { return nil }
    let limit = max(1, (wanted.count + 1) / 3) + (shared(wanted, Array(folded(best.name).utf8)) >= 3 ? 5 : 0)
    return best.cost <= limit ? best.name : nil
  }

  private static func shared(_ a: [UInt8], _ b: [UInt8]) -> Int {
    zip(a, b).prefix { $0 == $1 }.count
  }

  /// The Damerau-Levenshtein distance in its restricted form: insertions, deletions, changes and swaps of neighbours.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
