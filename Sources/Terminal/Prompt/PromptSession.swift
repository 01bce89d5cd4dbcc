/// What stands behind a prompt: it reads blocks as complete or not, runs them and shows what they give.
///
/// All of it is called on the thread of the prompt, but for what `stop` holds.
public protocol PromptSession: AnyObject {
  /// Runs one block and shows its results itself; `number` is the one in the prompt, for `out[3]`.
  func evaluate(block: String, number: Int) -> PromptOutcome
  /// Whether Enter has to go on with a further line: an open bracket, a text without its end.
  func isIncomplete(_ block: String) -> Bool
  /// What Tab offers, and the hint below the line.
  var completions: any CompletionSource { get }
  /// Stops what `evaluate` is doing; called from another thread at Ctrl-C, so it may touch atomic state only.
  var stop: @Sendable () -> Void { get }
  /// The file that keeps what was typed; none where nothing is kept.
  var historyPath: String? { get }
  /// Which editor's keys the prompt has; asked before each block.
  var keys: KeyStyle { get }
  /// How the prompt looks and what else its user has settled; asked before each block.
  var style: PromptStyle { get }
}

extension PromptSession {
  public var keys: KeyStyle { .emacs }
  public var style: PromptStyle { PromptStyle() }
}

/// How the prompt goes on after a block.
public enum PromptOutcome: Hashable, Sendable {
  /// The next prompt; it has the next number.
  case next
  /// The next prompt, with the same number, as after help or a block that could not be read.
  case again
  /// The next prompt after an error; what comes from a pipe ends here with exit code 1.
  case failed
  /// The prompt ends with this exit code.
  case leave(Int32)
}
