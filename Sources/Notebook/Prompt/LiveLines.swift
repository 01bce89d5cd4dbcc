import Language
import Verbs

/// Which lines of a session are worth keeping: those whose result still lives, and those that did or showed something.
///
/// The rule, from the last line to the first:
/// - A binding stays when the session still holds its value, or a line that stays reads it. A name that was bound again
///   before anybody read it leaves no line.
/// - What changes the workspace, saves, prints or expects something stays.
/// - A shown result stays once. A look does not: a table, a model or a function shown by its name, and what only verbs
///   whose effect is a look (`head`, `describe`, `schema`, `models`) give of a name.
/// - A result that a line that stays reads as `ans` or `out[3]` stays.
struct LiveLines {
  /// The places of the entries that stay, in their order.
  private(set) var kept: [Int] = []
  /// For an entry that stays: it is shown, and not only read by a later line.
  private(set) var shown: Set<Int> = []
  /// For an entry that reads `ans` or `out[3]`: the entry that gave it, by the span of the words.
  private(set) var results: [Int: [(span: Span, from: Int)]] = [:]
  private(set) var looks = 0
  private(set) var rebound = 0

  private static let lookKinds: Set<String> = ["frame", "column", "model", "function", "verb", "module", "results"]

  /// - Parameter keepsLooks: looks stay too, as in a report.
  init(_ entries: [LedgerEntry], keepsLooks: Bool = false) {
    for index in entries.indices { results[index] = LiveLines.results(of: index, entries) }
    var needed: Set<String> = Set(entries.flatMap(\.facts.flow.binds))
    var wanted: Set<Int> = []
    var seen: Set<String> = []
    for (index, entry) in entries.enumerated().reversed() {
      let flow = entry.facts.flow
      var stays = wanted.contains(index)
      if !flow.binds.isEmpty {
        if flow.binds.contains(where: needed.contains) { stays = true } else { rebound += 1 }
      } else if LiveLines.hasEffect(entry) {
        stays = true
        shown.insert(index)
      } else if !entry.results.isEmpty {
        if !keepsLooks, LiveLines.isLook(entry) {
          looks += 1
        } else if seen.insert(entry.record.key).inserted {
          stays = true
          shown.insert(index)
        } else {
          looks += 1
        }
      }
      if LiveLines.hasEffect(entry) { stays = true }
      guard stays else { continue }
      kept.append(index)
      let reads = flow.reads.union(flow.late).union(entry.record.reads.keys).union(entry.record.names)
      needed.subtract(flow.binds.filter { !reads.contains($0) })
      needed.formUnion(reads)
      for result in results[index] ?? [] { wanted.insert(result.from) }
    }
    kept.reverse()
  }

  private static func hasEffect(_ entry: LedgerEntry) -> Bool {
    switch entry.facts.statement.kind {
    case .expect, .test: return true
    // What binds a name stays by that rule: said twice, the later one counts.
    case .param, .use: if entry.facts.flow.binds.isEmpty { return true }
    default: break
    }
    return entry.verbs.contains { name in
      name == "fail" || !Catalogue.effect(of: name).isDisjoint(with: [.output, .changesWorkspace])
    }
  }

  private static func isLook(_ entry: LedgerEntry) -> Bool {
    let calls = Set(entry.facts.statement.calls.map(\.name))
    if calls.isEmpty {
      let kind = entry.results.first?.kind ?? ""
      let isList = entry.facts.flow.reads.contains { Catalogue.effect(of: $0).contains(.look) }
      return entry.facts.flow.isPlainLook && (lookKinds.contains(kind) || isList)
    }
    return calls.allSatisfy { Catalogue.effect(of: $0).contains(.look) }
  }

  /// Where the statement says `ans` or `out[3]`, and which entry that was.
  private static func results(of index: Int, _ entries: [LedgerEntry]) -> [(span: Span, from: Int)] {
    let entry = entries[index]
    guard case .input = entry.place, entry.facts.flow.reads.contains("ans") || entry.facts.flow.reads.contains("out")
    else {
      return []
    }
    var found: [(span: Span, from: Int)] = []
    entry.facts.statement.visitExpressions { expression, _ in
      switch expression.kind {
      case .name("ans", _):
        guard !entry.takesOffer, let from = entries[..<index].lastIndex(where: { $0.number != nil }) else { return }
        found.append((expression.span, from))
      case .index(let base, let number):
        guard case .name("out", _) = base.kind, case .int(let wanted) = number.kind else { return }
        if let from = entries[..<index].lastIndex(where: { $0.number == wanted }) {
          found.append((expression.span, from))
        }
      default: break
      }
    }
    return found
  }
}
