import Display
import Glibc
import Language
import Notebook
import Registry
import Terminal
import Verbs

/// The prompt of a terminal; gives the exit code.
func runPrompt(
  _ global: GlobalOptions? = nil, _ bounds: SandboxOptions? = nil, format: OutputFormat? = nil
) throws -> Int32 {
  // Before the kernel's walls: the file lies outside of the project.
  let settings = Appearance.settings
  var options = GlobalOptions.session(workspace: global?.workspace)
  options.limitsAreForAll = false
  options.rowsShown = settings.count(.rows)
  options.output = format ?? OutputFormat(rawValue: settings.text(.format)) ?? .table
  options.pages = { $0 == "config" ? Settings.help($1) : nil }
  NumberText.digits = settings.count(.digits)
  TerminalScreen.standard.showsProgress = settings.flag(.progress)
  for line in Appearance.problems() { TerminalScreen.standard.report(line) }
  try bounds?.apply(to: &options, for: [], TerminalScreen.standard)
  let workspace = Workspace.find(from: options.folder, override: options.sandbox?.workspace ?? options.workspace)
  let news = WorkspaceNews(workspace, who: options.user)
  if isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 { news.start() }
  let screen = RemarkScreen(TerminalScreen.standard)
  return Prompt.run(SessionPrompt(Session(options, screen: screen), screen, news))
}

/// A session behind the terminal's prompt.
final class SessionPrompt: PromptSession {
  private let session: Session
  private let conversation: Conversation
  private let news: WorkspaceNews
  let keys: KeyStyle
  let style: PromptStyle

  init(_ session: Session, _ screen: RemarkScreen, _ news: WorkspaceNews) {
    self.session = session
    self.news = news
    self.conversation = Conversation(session)
    let settings = Appearance.settings
    keys = KeyStyle(rawValue: settings.text(.keys)) ?? .emacs
    var style = PromptStyle(settings)
    if settings.flag(.greeting) { style.greeting = Appearance.greeting(isKeptIn: session.options.sandbox != nil) }
    if session.options.sandbox != nil { style.editor = nil }
    self.style = style
    NotebookCommands(conversation, Ledger(session), screen)
    session.suggestionsChanged = { Announcements.wake() }
  }

  func evaluate(block: String, number: Int) -> PromptOutcome {
    news.pause()
    defer { news.resume() }
    switch conversation.run(block, number: number) {
    case .done: return .next
    case .aside: return .again
    case .leave: return .leave(0)
    case .failed(let problem):
      TerminalScreen.standard.report(problem)
      return .next
    }
  }

  func isIncomplete(_ block: String) -> Bool { Parser.isIncomplete(Source(name: "input", text: block)) }

  private(set) lazy var completions: any CompletionSource = SessionCompletions(session)

  var stop: @Sendable () -> Void {
    let flag = session.interpreter.stopFlag
    return { flag.stop() }
  }

  var historyPath: String? { session.historyPath }
}
