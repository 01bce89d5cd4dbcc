import Display
import Language
import Registry
public import Verbs

/// What a notebook adds to the prompt: `%open`, `%stale`, `%run`, `%report` and `%save`.
public final class NotebookCommands {
  private let session: Session
  private let ledger: Ledger
  private let screen: RemarkScreen
  private var notebook: Notebook?

  /// Adds the lines to a conversation.
  /// - Parameter screen: the screen of the session, which keeps remarks.
  @discardableResult
  public init(_ conversation: Conversation, _ ledger: Ledger, _ screen: RemarkScreen) {
    self.ledger = ledger
    self.screen = screen
    session = ledger.session
    conversation.ran = { [ledger] in
      _ = screen.take()
      ledger.ran($0, $1, $2)
    }
    conversation.add("open", "a script as a notebook: `%open x.mlops`; `%open` lists its cells", .file) {
      try self.open($0)
    }
    conversation.add("stale", "cells whose outputs do not follow from text and files any more, and why") { _ in
      try self.stale()
    }
    conversation.add(
      "run", "cells of the notebook: `%run 3`, `%run \"Learn\"`, `%run stale`, `%run all`", .words,
      words: { self.choices }
    ) { try self.run($0) }
    conversation.add("report", "a page of the notebook, else of the session: `%report out.html`", .file) {
      try self.report($0)
    }
    conversation.add("save", NotebookCommands.saveHelp, .file) { try self.save($0) }
  }

  private static let saveHelp =
    "the lines that still matter as a clean script: `%save session.mlops`. Values that live, effects, and results shown "
    + "once stay; looks at tables, failures and names bound again unread go; drawn seeds are written out"

  /// What `%run` takes: cells by number and title.
  private var choices: [(text: String, help: String)] {
    let cells = notebook?.text.code ?? []
    return [("stale", "cells whose outputs do not follow any more"), ("all", "every cell")]
      + cells.map { (String($0.number ?? 0), $0.cell.title) }
      + cells.map(\.cell.title).filter { !$0.isEmpty }.map { ("\"\($0)\"", "") }
  }

  private func opened() throws -> Notebook {
    guard let notebook else {
      throw Diagnostic("N007", "no notebook is open", help: "`%open x.mlops` opens a script")
    }
    try notebook.reload()
    return notebook
  }

  private func open(_ rest: String) throws -> Conversation.Outcome {
    let path = NotebookCommands.unquoted(rest)
    if path.isEmpty {
      session.screen.show(try opened().overview(session.screen.paint))
    } else {
      let notebook = try Notebook(path, ledger, screen)
      self.notebook = notebook
      session.screen.show(try notebook.overview(session.screen.paint))
    }
    return .aside
  }

  private func stale() throws -> Conversation.Outcome {
    session.screen.show(try opened().staleness(session.screen.paint))
    return .aside
  }

  private func run(_ rest: String) throws -> Conversation.Outcome {
    let notebook = try opened()
    let word = NotebookCommands.unquoted(rest)
    guard !word.isEmpty else {
      throw Diagnostic(
        "N004", "`%run` needs a cell",
        help: "`%run 3`, `%run \"Learn\"`, `%run stale` or `%run all`; `%open` lists them")
    }
    let count = try notebook.run(Notebook.Choice(word))
    if count == 0 { session.screen.remark("nothing is stale") }
    if Notebook.Choice(word) == .stale {
      for line in try notebook.unfollowed { session.screen.remark(line) }
    }
    return .aside
  }

  private func report(_ rest: String) throws -> Conversation.Outcome {
    let written = NotebookCommands.unquoted(rest)
    let path = written.isEmpty ? "report.html" : written
    let place = session.resolvePath(path, from: nil)
    try session.permit(place, written: path)
    let html = try notebook == nil ? ledger.page() : opened().page()
    try Conversion.write(html, to: place)
    session.screen.remark("wrote \(path)")
    return .aside
  }

  private func save(_ rest: String) throws -> Conversation.Outcome {
    let written = NotebookCommands.unquoted(rest)
    let name = written.isEmpty ? "session.mlops" : written
    let path = session.resolvePath(name, from: nil)
    try session.permit(path, written: name)
    let script = SavedScript(ledger, at: path)
    guard script.lines > 0 else {
      throw Diagnostic(
        "N008", "nothing of this session is worth a script yet", help: "bind a name or show a result first")
    }
    do { try Files.replace(path, with: Array(script.text.utf8), mode: 0o666) } catch {
      throw Diagnostic("N009", "`\(name)` cannot be written", help: "choose a folder that you may write to")
    }
    var left: [String] = []
    if script.live.looks > 0 { left.append(NumberText.count(script.live.looks, "look")) }
    if script.live.rebound > 0 { left.append("\(NumberText.count(script.live.rebound, "line")) bound again unread") }
    session.screen.remark(
      "saved \(NumberText.count(script.lines, "line")) to \(name)"
        + (left.isEmpty ? "" : "; left out \(left.joined(separator: " and "))"))
    for remark in script.remarks { session.screen.remark(remark) }
    return .aside
  }

  private static func unquoted(_ text: String) -> String {
    let text = text.trimmingWhitespace
    guard text.count >= 2, text.first == "\"", text.last == "\"" else { return text }
    return String(text.dropFirst().dropLast())
  }
}
