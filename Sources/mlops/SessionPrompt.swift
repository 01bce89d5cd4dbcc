import Display
import Glibc
import Language
import Notebook
import Registry
import Terminal
import Verbs

/// The prompt of a terminal; gives the exit code.
func runPrompt(workspace: String?) -> Int32 {
  let options = GlobalOptions.session(workspace: workspace)
  let news = WorkspaceNews(Workspace.find(from: options.folder, override: options.workspace), who: options.user)
  if isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 { news.start() }
  let screen = RemarkScreen(TerminalScreen.standard)
  return Prompt.run(SessionPrompt(Session(options, screen: screen), screen, news))
}

/// A session behind the terminal's prompt.
final class SessionPrompt: PromptSession {
  private let session: Session
  private let conversation: Conversation
  private let news: WorkspaceNews
  /// `MLOPS_KEYS=vi` for vi's keys.
  let keys = GlobalOptions.environment("MLOPS_KEYS").flatMap(KeyStyle.init) ?? .emacs

  init(_ session: Session, _ screen: RemarkScreen, _ news: WorkspaceNews) {
    self.session = session
    self.news = news
    self.conversation = Conversation(session)
    NotebookCommands(conversation, Ledger(session), screen)
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
