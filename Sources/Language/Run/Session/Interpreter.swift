/// One session of the language: its variables, and the machine that runs statements against them.
/// A plain class for one thread; only `stopFlag` is touched from others.
public final class Interpreter {
  public let host: any Host
  public let stopFlag = StopFlag()
  public var budget = Budget()
  /// `test` blocks run only when this is set.
  public var isTesting = false
  /// The values of a script's `param` statements as they stand on the command line, by name.
  public var parameterTexts: [String: String] = [:]

  public init(host: any Host) {
    self.host = host
  }

  /// Reads the whole script for unknown names and other slips that need no run; throws the first as a `Diagnostic`.
  public func check(_ script: Script) throws {
    throw Diagnostic("R000", "nothing can be checked yet")
  }

  /// Checks the script, then runs it statement by statement; shows the values of its own expression statements.
  public func run(_ script: Script, onResult: (StatementResult) throws -> Void = { _ in }) throws {
    try check(script)
  }

  /// Checks and runs one statement and shows nothing.
  public func runOne(_ statement: Statement, of source: Source) throws -> StatementResult {
    try check(Script(source: source, statements: [statement]))
    return StatementResult(statement: statement, value: nil, isQuiet: true)
  }

  /// Calls a function or a verb, from inside a verb too.
  public func call(_ callable: Value, _ values: [Value]) throws -> Value {
    throw Diagnostic("R001", "\(callable.aKind) cannot be called")
  }

  /// The value of a variable as the running call sees it: of the function that called the verb, then of the script.
  public func variable(named name: String) -> Value? { nil }

  /// Binds a variable of the script, such as `ans`.
  public func setVariable(named name: String, _ value: Value) {}

  /// The script's variables that have a value, in the order they were first bound.
  public var variableNames: [String] { [] }

  /// The `param` statements of a script.
  public func parameters(of script: Script) -> [ScriptParameter] { [] }
}
