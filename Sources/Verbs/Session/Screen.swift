public import Display
public import Engines

/// Where a session shows what it does; the prompt, a script and a test each have their own.
public protocol Screen: Sendable {
  var paint: Paint { get }
  /// Whether what is shown goes to a terminal, which would obey control characters.
  var isTerminal: Bool { get }
  /// Whether a person can turn pages: then `page` takes lines of any width.
  var hasPager: Bool { get }
  /// Shows many lines, a page at a time where that can be; so many at the top stay in sight.
  func page(_ lines: [String], header: Int)
  /// The value of a statement, or what `print` prints.
  func show(_ lines: [String])
  /// One line beside the results: what was guessed, lost, or done.
  func remark(_ line: String)
  /// How far long work is; none when it has ended.
  func progress(_ progress: Progress?)
}

extension Screen {
  public var isTerminal: Bool { false }
  public var hasPager: Bool { false }
  public func page(_ lines: [String], header: Int) { show(lines) }
}
