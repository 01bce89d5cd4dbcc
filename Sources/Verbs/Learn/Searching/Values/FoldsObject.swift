import Frames
import Language
import Learning

/// A way of holding rows back in turn, as a value: `folds(5, group: .customer)`.
final class FoldsObject: DomainObject {
  let folds: Learning.Folds

  init(_ folds: Learning.Folds) {
    self.folds = folds
    super.init()
  }

  override var kind: String { "folds" }
  override var inline: String { folds.code }
  override var fields: [(name: String, value: Value)] {
    [
      ("count", .int(folds.count)), ("repeats", .int(folds.repeats)),
      ("stratify", folds.stratify.map(Value.text) ?? .none), ("group", folds.group.map(Value.text) ?? .none),
      ("time", folds.time.map(Value.text) ?? .none), ("window", .text(folds.isSliding ? "sliding" : "expanding")),
      ("gap", folds.gap.map(Value.init) ?? .none),
    ]
  }
}

extension Learning.Folds {
  /// As the language writes it: a number where that is all.
  var code: String {
    var words = ["\(count)"]
    if repeats != 1 { words.append("repeats: \(repeats)") }
    for (name, column) in [("stratify", stratify), ("group", group), ("time", time)] {
      if let column { words.append("\(name): .\(Spelling.name(column))") }
    }
    if isSliding { words.append("window: \"sliding\"") }
    if let gap { words.append("gap: \(gap)") }
    return words.count == 1 ? words[0] : "folds(\(words.joined(separator: ", ")))"
  }
}

/// The number of parts, or what `folds` gives.
struct FoldsChoice: Argument {
  var folds: Learning.Folds

  static var word: String { "a number of parts or `folds(…)`" }
  static func accepts(_ value: Value) -> Bool { value.asInt != nil || value.asObject is FoldsObject }

  static func read(_ given: Given, _ session: Session) throws -> FoldsChoice {
    if let object = given.value.asObject as? FoldsObject { return FoldsChoice(folds: object.folds) }
    if let count = given.value.asInt { return FoldsChoice(folds: Folds(count)) }
    throw given.wrong("a number of parts such as 5, or `folds(5, group: .customer)`")
  }
}

/// Which rows before a part are learnt from.
enum FoldWindow: String, Choice {
  case expanding, sliding
}
