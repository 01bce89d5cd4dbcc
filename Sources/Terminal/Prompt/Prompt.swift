import CLineEdit
import Display
import Glibc

/// The loop of the prompt: read a block, hand it to the session, until it is left.
public enum Prompt {
  /// Runs until the session or the user leaves; gives the exit code.
  ///
  /// With a terminal on both sides blocks are edited and painted; on a dumb terminal they are read line by line behind
  /// a plain prompt; from a pipe they are read without any prompt, and the first that fails ends it with 1, as in a
  /// script.
  public static func run(_ session: any PromptSession) -> Int32 {
    let paint = Paint.detect(1)
    let isTerminal = isatty(0) == 1
    if isTerminal, Paint.canMove(1),
      let editor = LineEditor(input: 0, output: 1, paint: paint, session: session)
    {
      return edited(editor, session)
    }
    return PlainPrompt(session, isTerminal: isTerminal).run()
  }

  static let usual = "mlops [{n}]> "

  private static func edited(_ editor: LineEditor, _ session: any PromptSession) -> Int32 {
    var number = 1
    Announcements.open(true)
    defer {
      Announcements.open(false)
      editor.release()
    }
    while true {
      switch editor.read(number: number) {
      case .cleared: continue
      case .closed: return 0
      case .block(let block):
        guard !block.isEmpty else { continue }
        editor.history.add(block)
        editor.release()
        switch evaluate(block, number, session) {
        case .next, .failed: number += 1
        case .again: break
        case .leave(let code): return code
        }
      }
    }
  }

  static func evaluate(_ block: String, _ number: Int, _ session: any PromptSession) -> PromptOutcome {
    let outcome = Interrupts.stopping(with: session.stop) { session.evaluate(block: block, number: number) }
    fflush(nil)
    return outcome
  }
}
