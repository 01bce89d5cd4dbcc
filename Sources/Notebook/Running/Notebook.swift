import Calendar
import Display
import Engines
import Language
import Verbs

/// A script that a session has opened as a notebook: its text, the outputs beside it, and what of it runs.
public final class Notebook {
  /// Which cells a command means.
  public enum Choice: Hashable, Sendable {
    /// Those whose outputs do not follow from text and files any more.
    case stale
    case all
    case none
    /// A number, a title, or a name that the cell binds.
    case named(String)

    public init(_ word: String) {
      switch word {
      case "stale": self = .stale
      case "all": self = .all
      case "none": self = .none
      default: self = .named(word)
      }
    }
  }

  public let path: String
  public private(set) var text: NotebookText
  let ledger: Ledger
  private(set) var sidecar: Sidecar
  private let screen: RemarkScreen
  private let name: String

  var session: Session { ledger.session }

  /// Reads a script and the outputs beside it. Throws what makes them unreadable.
  public init(_ name: String, _ ledger: Ledger, _ screen: RemarkScreen) throws {
    self.ledger = ledger
    self.screen = screen
    self.name = name
    path = ledger.session.resolvePath(name, from: nil)
    try ledger.session.permit(path, written: name)
    text = NotebookText(try Script.source(at: path, as: name.hasPrefix("~") ? path : name))
    sidecar = try Sidecar(beside: path)
  }

  /// Reads both files again: an editor may have changed the script.
  public func reload() throws {
    text = NotebookText(try Script.source(at: path, as: text.source.name))
    sidecar = try Sidecar(beside: path)
  }

  var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }

  /// What of the outputs still follows; throws when it is stopped while it reads files.
  var freshness: Freshness {
    get throws {
      try Freshness(text, sidecar, files: FileStates(folder: folder), parameters: session.options.parameters)
    }
  }

  // MARK: Running

  /// Runs the chosen cells, and before them those without which they would not see what the script above gives (`RunPlan`).
  /// Stops at the first error, which is kept as the cell's output and thrown. Gives how many cells ran.
  @discardableResult
  public func run(_ choice: Choice) throws -> Int { try session.watched { try runCells(choice) } }

  private func runCells(_ choice: Choice) throws -> Int {
    var ran: Set<Int> = []
    var chosen = try cells(of: choice)
    session.interpreter.declare(text.statements)
    while !chosen.isEmpty {
      let isNamed = if case .named = choice { true } else { false }
      for cell in RunPlan(chosen, of: try freshness.states, ledger.keys, keepsTyped: isNamed).cells {
        ran.insert(cell.number ?? 0)
        try run(cell)
      }
      // A cell that wrote a file may have made another one stale.
      guard choice == .stale else { break }
      chosen = try freshness.stale.map(\.cell).filter { !ran.contains($0.number ?? 0) }
    }
    return ran.count
  }

  private func cells(of choice: Choice) throws -> [NotebookCell] {
    switch choice {
    case .none: return []
    case .all: return text.code
    case .stale: return try freshness.stale.map(\.cell)
    case .named(let word):
      let found = text.cells(named: word)
      guard found.isEmpty else { return found }
      let titles = text.code.map(\.cell.title).filter { !$0.isEmpty }
      let near = Nearest.names(to: word, among: titles).first.map { "did you mean `\($0)`?  " } ?? ""
      throw Diagnostic(
        "N004", "`\(text.source.name)` has no cell `\(word)`",
        help: "\(near)(there are 1 to \(text.code.count), `stale`, `all`; a title or a bound name will do)")
    }
  }

  private func run(_ cell: NotebookCell) throws {
    guard let number = cell.number else { return }
    for statement in cell.statements {
      if case .failure(let problem) = statement.result { throw problem }
    }
    screen.remark(cell.name)
    _ = screen.take()
    session.begin(text.source)
    let states = try freshness.states
    let seeds = states.first { $0.cell.number == number }?.seeds ?? []
    if ledger.keys[SessionTrace.workspace] == nil, let left = RunPlan.workspace(before: number, in: states) {
      ledger.adopt(workspace: left)
    }
    let files = FileStates(folder: folder)
    let started = ContinuousClock.now
    var record = CellRecord(
      code: cell.code, occurrence: cell.occurrence, number: number, title: cell.cell.title, ending: .done,
      at: Notebook.now, seconds: 0, statements: [], outputs: [])
    var problem: Diagnostic?
    session.interpreter.forgetModules()
    for (index, facts) in cell.facts.enumerated() {
      ledger.trace.clear()
      ledger.trace.hashesRows = true
      defer { ledger.trace.hashesRows = false }
      ledger.trace.replay = index < seeds.count ? seeds[index] : []
      do {
        try session.interpreter.run(Script(source: text.source, statements: [facts.statement]))
        record.outputs += outputs()
        let place = Place.cell(number)
        let entry = try ledger.ran(facts, text.source, place, title: cell.cell.title, files: files)
        record.statements.append(entry.record)
      } catch {
        let found = session.diagnostic(error)
        record.outputs += outputs() + [CellOutput(found)]
        record.ending = found.ending == .interrupted ? .interrupted : .failed
        record.statements.append(ledger.failed(facts, .cell(number), files: files))
        problem = found
        break
      }
    }
    let took = started.duration(to: .now).components
    record.seconds = Double(took.seconds) + (Double(took.attoseconds) / 1e15).rounded() / 1e3
    try keep(record)
    if let problem { throw problem }
  }

  /// The time of day to the second, in UTC.
  private static var now: String {
    let moment = Session.now()
    let second = moment.microseconds - moment.microseconds % 1_000_000
    return "\(Moment(microseconds: second, isZoned: true))"
  }

  /// What was shown since the last look: results in their order, then remarks.
  private func outputs() -> [CellOutput] {
    var outputs = ledger.trace.results.map(CellOutput.init)
    if ledger.trace.unkept > 0 {
      outputs.append(
        CellOutput(kind: "remark", lines: ["\(NumberText.count(ledger.trace.unkept, "more result")) not kept"]))
    }
    return outputs + screen.take().map { CellOutput(kind: "remark", lines: [safeText($0)]) }
  }

  private func keep(_ record: CellRecord) throws {
    var records = sidecar.records(of: text)
    records[record.number] = record
    try sidecar.replace(
      records.sorted { $0.key < $1.key }.map { number, record in
        var record = record
        record.number = number
        return record
      })
  }
}

extension CellOutput {
  init(_ result: ShownResult) {
    self.init(kind: result.kind, lines: result.lines, table: result.table, svg: result.svg, hash: result.hash)
  }

  /// An error as the terminal shows it.
  init(_ problem: Diagnostic) {
    let text = DiagnosticText.render(problem, width: ShownResult.paint.width)
    self.init(
      kind: "error", lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init),
      code: problem.code, message: problem.message)
  }
}
