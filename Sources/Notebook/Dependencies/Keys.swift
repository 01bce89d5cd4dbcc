import Engines
import Language
import Verbs

/// Where a name got its value.
enum Place: Hashable, Sendable {
  /// The number of a cell of the notebook.
  case cell(Int)
  /// The number of an input at the prompt.
  case input(Int)

  var text: String {
    switch self {
    case .cell(let number): "cell \(number)"
    case .input(let number): number > 0 ? "input \(number)" : "the prompt"
    }
  }
}

/// For each name the key of what it holds. A key stands for a line with all that it depends on: the keys of what it
/// reads, the content of its files, its seeds. Equal keys mean equal values.
struct Keys: Sendable {
  struct Known: Sendable {
    var key: String
    var place: Place
    /// What the functions that the value holds will read when they are called.
    var late: Set<String>
  }

  private(set) var names: [String: Known] = [:]

  subscript(_ name: String) -> Known? { names[name] }

  /// The names that a statement reads and that have a value, with their keys; functions count with what they read.
  func reads(_ facts: StatementFacts, and more: some Sequence<String>) -> [String: String] {
    var found: [String: String] = [:]
    for name in closure(Array(facts.flow.reads.union(more))) { found[name] = names[name]?.key }
    if touches(facts) != .nothing { found[SessionTrace.workspace] = names[SessionTrace.workspace]?.key }
    return found
  }

  /// The verbs that a statement calls, those inside the functions that it calls too.
  func verbs(_ facts: StatementFacts) -> Set<String> {
    if facts.flow.isDefinition { return [] }
    return facts.called.union(closure(Array(facts.flow.reads)).union(facts.bare).filter { names[$0] == nil })
  }

  /// What a statement does with the workspace.
  enum Touch { case nothing, reads, changes }

  func touches(_ facts: StatementFacts) -> Touch {
    let effects = verbs(facts).reduce(into: Effect.none) { $0.formUnion(Catalogue.effect(of: $1)) }
    if effects.contains(.changesWorkspace) { return .changes }
    let isAsked = facts.asksByName && !facts.flow.isDefinition
    return isAsked || effects.contains(.readsWorkspace) ? .reads : .nothing
  }

  /// Names with those that the functions they hold will read; of names without a value only those that functions call.
  private func closure(_ start: [String]) -> Set<String> {
    var open = start.filter { names[$0] != nil }
    var seen = Set(open)
    while let name = open.popLast() {
      for inner in names[name]?.late ?? [] where seen.insert(inner).inserted { open.append(inner) }
    }
    return seen
  }

  /// Takes in what a statement has bound.
  mutating func bind(_ facts: StatementFacts, key: String, at place: Place, late: Set<String>) {
    let changesWorkspace = touches(facts) == .changes
    for name in facts.flow.binds { names[name] = Known(key: Keys.short(key + " " + name), place: place, late: late) }
    if changesWorkspace { names[SessionTrace.workspace] = Known(key: key, place: place, late: []) }
  }

  /// Takes over what an earlier process has left of the workspace.
  mutating func adopt(workspace known: Known) { names[SessionTrace.workspace] = known }

  /// Takes in a result, under the names that the prompt gives it.
  mutating func bindResult(key: String, at place: Place) {
    for name in ["ans", "out"] { names[name] = Known(key: key, place: place, late: []) }
  }

  /// Enough of a SHA-256 to tell the lines of all notebooks of a life apart.
  static func short(_ text: String) -> String { String(SHA256.hex(text).prefix(24)) }
}
