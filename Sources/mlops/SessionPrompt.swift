import Display
import Glibc
import Language
import Registry
import Terminal
import Verbs

/// The prompt of a terminal; gives the exit code.
func runPrompt(workspace: String?) -> Int32 {
  let session = Session(GlobalOptions.session(workspace: workspace), screen: TerminalScreen.standard)
  return Prompt.run(SessionPrompt(session))
}

/// A session behind the terminal's prompt.
final class SessionPrompt: PromptSession {
  private let session: Session
  private let conversation: Conversation

  init(_ session: Session) {
    self.session = session
    self.conversation = Conversation(session)
  }

  func evaluate(block: String, number: Int) -> PromptOutcome {
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
