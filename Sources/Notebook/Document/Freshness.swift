import Language
import Verbs

/// Whether the outputs of a notebook still follow from its text and its files, cell by cell, with the reasons.
struct Freshness {
  enum Condition: Hashable, Sendable {
    /// Running it again would give what is kept.
    case fresh
    /// Nothing that it depends on has changed, and it ended with an error.
    case failed
    case stale([String])
    case never
  }

  struct State: Sendable {
    var cell: NotebookCell
    var record: CellRecord?
    var condition: Condition
    /// Seeds to draw again, for each statement that has not changed.
    var seeds: [[Int]]
    /// What it reads that is not followed: the clock, the workspace as others change it.
    var outside: [String]
    /// What names hold before it, and after it, as long as all cells above have run as they stand.
    var entry: Keys
    var exit: Keys
    /// Names that it read out of texts, such as queries.
    var asked: Set<String>

    var isCurrent: Bool { condition == .fresh }
  }

  /// What is said where the workspace is read, which others may change meanwhile.
  static let sharedWorkspace = "the workspace, as others change it"

  /// The code cells in their order.
  private(set) var states: [State] = []

  init(_ text: NotebookText, _ sidecar: Sidecar, files: FileStates, parameters: [String: String]) throws {
    let records = sidecar.records(of: text)
    var keys = Keys()
    for cell in text.code {
      guard let number = cell.number else { continue }
      states.append(try Freshness.state(of: cell, number, records[number], &keys, files, parameters))
    }
  }

  var stale: [State] { states.filter { !$0.isCurrent } }

  private static func state(
    of cell: NotebookCell, _ number: Int, _ record: CellRecord?, _ keys: inout Keys, _ files: FileStates,
    _ parameters: [String: String]
  ) throws -> State {
    let isSame = record?.code == cell.code
    let entry = keys
    var asked: Set<String> = []
    var rest = record?.statements ?? []
    var reasons: [String] = []
    var hasChanged = false
    var seeds: [[Int]] = []
    var outside: [String] = []
    for facts in cell.facts {
      var known: StatementRecord?
      if let index = rest.firstIndex(where: { $0.tree == facts.tree }) { known = rest.remove(at: index) }
      asked.formUnion(known?.names ?? facts.asked.sorted())
      outside += facts.outside + (known?.outside ?? [])
      if keys.touches(facts) != .nothing || known?.names.contains(SessionTrace.workspace) ?? false {
        outside.append(Freshness.sharedWorkspace)
      }
      let reads = keys.reads(facts, and: known?.names ?? [])
      var now = StatementRecord(
        tree: facts.tree, reads: reads,
        files: try (known?.files ?? []).map { try files.state(of: $0.path, earlier: $0) },
        seeds: known?.seeds ?? [], names: known?.names ?? [], late: known?.late ?? facts.flow.late.sorted())
      now.outside = known?.outside ?? []
      if case .param(let name, _, _) = facts.statement.kind { now.parameter = parameters[name.text] ?? "" }
      if let known, known.key != now.key {
        hasChanged = true
        reasons += differences(known, now, keys, facts, in: number)
        now.seeds = []
      }
      seeds.append(now.seeds)
      // A line without a record is another line: what reads it cannot have the key of an earlier run.
      keys.bind(facts, key: known == nil ? now.key + " new" : now.key, at: .cell(number), late: Set(now.late))
    }
    var unique: Set<String> = []
    reasons = reasons.filter { unique.insert($0).inserted }
    outside = outside.filter { unique.insert($0).inserted }
    let condition: Condition
    switch record?.ending {
    case nil: condition = .never
    case _ where !isSame: condition = .stale(["its code has changed since it ran"] + reasons)
    case .interrupted: condition = .stale(["it was interrupted"] + reasons)
    case .failed where !hasChanged: condition = .failed
    default: condition = hasChanged ? .stale(reasons) : .fresh
    }
    return State(
      cell: cell, record: record, condition: condition, seeds: seeds, outside: outside, entry: entry, exit: keys,
      asked: asked)
  }

  private static func differences(
    _ then: StatementRecord, _ now: StatementRecord, _ keys: Keys, _ facts: StatementFacts, in number: Int
  ) -> [String] {
    var reasons: [String] = []
    for name in Set(then.reads.keys).union(now.reads.keys).sorted() where then.reads[name] != now.reads[name] {
      let isWorkspace = name == SessionTrace.workspace
      let shown = isWorkspace ? "the workspace" : "`\(name)`"
      let verb = isWorkspace ? "changes" : "binds"
      switch (then.reads[name], now.reads[name], keys[name]?.place) {
      case (_, nil, _): reasons.append("reads \(shown), which no cell above \(verb)")
      // What the cell itself has bound before is no reason of its own.
      case (_, _, .cell(number)): break
      case (nil, _, let place?): reasons.append("reads \(shown), which \(place.text) \(verb) now")
      case (_, _, let place?): reasons.append("reads \(shown), which \(place.text) \(verb) and which has changed")
      default: break
      }
    }
    for (old, new) in zip(then.files, now.files) where old.hash != new.hash {
      reasons.append("reads `\(new.path)`, which \(new.hash.isEmpty ? "is not there any more" : "has changed")")
    }
    if then.parameter != now.parameter, case .param(let name, _, _) = facts.statement.kind {
      reasons.append("the parameter `\(name.text)` has another value")
    }
    return reasons
  }
}
