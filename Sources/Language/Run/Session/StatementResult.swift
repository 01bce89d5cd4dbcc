/// What one statement of a script came to.
public struct StatementResult {
  public var statement: Statement
  /// The value of an expression statement; none for a binding, a loop, a definition.
  public var value: Value?
  /// A `;` ended the line: the value is not shown.
  public var isQuiet: Bool
}
