public import Language
public import Verbs

/// One statement that ran in a session, with all that it read, drew and showed.
struct LedgerEntry {
  var facts: StatementFacts
  var source: Source
  var place: Place
  /// The verbs that it called, those inside its functions too.
  var verbs: Set<String>
  /// The title of its cell.
  var title: String?
  var record: StatementRecord
  var draws: [SessionTrace.Draw]
  var paths: [SessionTrace.UsedPath]
  var results: [ShownResult]
  /// What `ans` is to it comes from no statement: a stopped training left it.
  var takesOffer: Bool
  /// The result's number, for `out[3]`; none for a statement that shows nothing.
  var number: Int?
}

/// The statements of a session in the order in which they ran well, and the keys of its names.
public final class Ledger {
  let session: Session
  let trace: SessionTrace
  private(set) var keys = Keys()
  private(set) var entries: [LedgerEntry] = []
  /// `ans` is what a stopped training had reached.
  private var holdsOffer = false
  /// The newest entries that are kept; what ran before them is in the history only.
  static let most = 20_000

  /// Begins to follow a session.
  public init(_ session: Session) {
    self.session = session
    trace = SessionTrace()
    session.trace = trace
  }

  /// Takes in a statement that was typed and has just run.
  public func ran(_ result: StatementResult, _ source: Source, _ number: Int) {
    let shows = result.value.map { !$0.isNone } ?? false
    // At the prompt no content is read, and so nothing is there to be stopped.
    _ = try? ran(StatementFacts(result.statement), source, .input(number), number: shows ? number : nil)
  }

  /// Takes in a statement that has just run, and empties the trace.
  @discardableResult
  func ran(
    _ facts: StatementFacts, _ source: Source, _ place: Place, title: String? = nil, number: Int? = nil,
    files: FileStates? = nil
  ) throws -> LedgerEntry {
    holdsOffer = holdsOffer || trace.takesOffer
    let record = try record(facts, files: files ?? FileStates(folder: session.options.folder, hashes: false))
    let entry = LedgerEntry(
      facts: facts, source: source, place: place, verbs: keys.verbs(facts), title: title, record: record,
      draws: trace.draws, paths: trace.paths,
      results: trace.results, takesOffer: holdsOffer, number: number)
    if number != nil { holdsOffer = false }
    keys.bind(facts, key: record.key, at: place, late: Set(record.late))
    if number != nil { keys.bindResult(key: record.key, at: place) }
    if entries.count == Ledger.most { entries.removeFirst(Ledger.most / 10) }
    entries.append(entry)
    trace.clear()
    return entry
  }

  /// Takes over what cells that ran in an earlier process have left of the workspace.
  func adopt(workspace known: Keys.Known) { keys.adopt(workspace: known) }

  /// Takes in a statement that failed: what it may have bound is nobody's.
  @discardableResult
  func failed(_ facts: StatementFacts, _ place: Place, files: FileStates) -> StatementRecord {
    // Where it was stopped, files are not read any more.
    let record = (try? record(facts, files: files)) ?? record(facts, read: [])
    keys.bind(facts, key: record.key + " failed", at: place, late: [])
    trace.clear()
    return record
  }

  private func record(_ facts: StatementFacts, files: FileStates) throws -> StatementRecord {
    var seen: Set<String> = []
    return record(facts, read: try trace.files.filter { seen.insert($0).inserted }.map { try files.state(of: $0) })
  }

  private func record(_ facts: StatementFacts, read: [FileState]) -> StatementRecord {
    let names = trace.names.sorted()
    var parameter: String?
    if case .param(let name, _, _) = facts.statement.kind { parameter = session.options.parameters[name.text] ?? "" }
    let holdsFunction = facts.flow.binds.contains { name in
      session.interpreter.variable(named: name).map(Ledger.holdsFunction) ?? false
    }
    var late = facts.flow.late
    for name in facts.flow.reads { late.formUnion(keys[name]?.late ?? []) }
    return StatementRecord(
      tree: facts.tree, reads: keys.reads(facts, and: names), files: read, seeds: trace.draws.map(\.seed),
      names: names, late: holdsFunction ? late.sorted() : [], parameter: parameter,
      outside: trace.outside.union(facts.outside).sorted())
  }

  /// Whether a value holds a function of the script, so that using it may read further names.
  private static func holdsFunction(_ value: Value) -> Bool {
    guard let object = value.asObject else { return false }
    if object is FunctionObject { return true }
    if let list = object as? ListObject { return list.values.prefix(100).contains(where: holdsFunction) }
    if let record = object as? RecordObject { return record.fields.contains { holdsFunction($0.value) } }
    return false
  }
}
