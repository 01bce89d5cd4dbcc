import Frames
import Language

/// `cols(number)`, `cols("lag_*")`: columns chosen by type or by a pattern of names, looked up where they are used.
final class ColumnChoice: Object {
  enum Rule {
    case pattern(String)
    case type(String)
  }

  let rule: Rule

  init(_ rule: Rule) {
    self.rule = rule
    super.init()
  }

  override var kind: String { "columns" }
  override var inline: String {
    switch rule {
    case .pattern(let pattern): "cols(\"\(pattern)\")"
    case .type(let type): "cols(\(type))"
    }
  }

  func names(in schema: Schema) -> [String] {
    switch rule {
    case .pattern(let pattern): schema.names.filter { ColumnChoice.matches(Array($0), Array(pattern)) }
    case .type(let type): schema.fields.filter { ColumnChoice.isOf($0.type, type) }.map(\.name)
    }
  }

  /// The words of `cols`, as the verbs of the same names cast to them.
  static let types = ["number", "text", "date", "time", "flag", "duration"]

  private static func isOf(_ type: ColumnType, _ word: String) -> Bool {
    switch word {
    case "number": type == .int || type == .double
    case "text": type == .text
    case "date": type == .date
    case "time": type.isTime && type != .missing
    case "flag": type == .bool
    case "duration": type == .duration
    default: false
    }
  }

  /// `*` stands for any characters, `?` for one.
  private static func matches(_ name: [Character], _ pattern: [Character]) -> Bool {
    var (at, next) = (0, 0)
    var star: (pattern: Int, name: Int)?
    while at < name.count {
      if next < pattern.count, pattern[next] == "?" || (pattern[next] != "*" && pattern[next] == name[at]) {
        (at, next) = (at + 1, next + 1)
      } else if next < pattern.count, pattern[next] == "*" {
        star = (next, at)
        next += 1
      } else if let last = star {
        star = (last.pattern, last.name + 1)
        (at, next) = (last.name + 1, last.pattern + 1)
      } else {
        return false
      }
    }
    return pattern[next...].allSatisfy { $0 == "*" }
  }
}
