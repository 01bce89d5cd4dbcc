public import Display

/// Where a session shows what it does; the prompt, a script and a test each have their own.
public protocol Screen: Sendable {
  var paint: Paint { get }
  /// The value of a statement, or what `print` prints.
  func show(_ lines: [String])
  /// One line beside the results: what was guessed, lost, or done.
  func remark(_ line: String)
  /// How far long work is; none when it has ended.
  func progress(_ report: ProgressReport?)
}

/// How far a piece of long work is.
public struct ProgressReport: Sendable {
  public var work: String
  public var done: Int
  public var total: Int
  /// What is worth seeing meanwhile: `auc 0.842`.
  public var facts: String
}
