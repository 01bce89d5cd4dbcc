/// What stands around the language: verbs, columns, files and the place where results are shown. The language itself
/// knows no verb, no frame and no terminal.
public protocol Host: AnyObject {
  /// The verb of that name. Asked once for each place that names it, while compiling.
  func callable(named name: String) -> Callable?

  /// Every verb's name, for "did you mean".
  var callableNames: [String] { get }

  /// The value of `.name`. Asked while compiling; it may be kept and shared.
  func column(_ name: String) -> Value

  /// Shows the value of a statement of the script itself.
  func show(_ value: Value) throws

  /// Told the name under which a script's statement has bound a value, for messages about it.
  func bound(_ name: String, to value: Value)

  /// What a call comes to where that can be told before anything runs: a plan, a value; `UnknownObject.value` for the
  /// rest. Arguments may hold unknown values. Throws what is certainly wrong; reads no rows and changes nothing.
  func foresee(_ callable: Callable, _ arguments: Arguments, _ interpreter: Interpreter) throws -> Value

  /// An error of a domain as a diagnostic; none when it is not known. Source and span are added by the machine.
  func translate(_ error: any Error) -> Diagnostic?

  /// The text of a module, `path` as written in `from`. `Source.name` tells modules apart: one name runs once.
  func readModule(_ path: String, from source: Source) throws -> Source

  /// A path written in a source, as the verbs that open files want it; `source` is none for the command line.
  func resolvePath(_ path: String, from source: Source?) -> String
}

/// Stands for the host of an interpreter that is closed.
final class ClosedHost: Host {
  let callableNames: [String] = []

  func callable(named name: String) -> Callable? { nil }
  func show(_ value: Value) {}
}

extension Host {
  public func column(_ name: String) -> Value { .none }
  public func foresee(_ callable: Callable, _ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    UnknownObject.value
  }

  public func bound(_ name: String, to value: Value) {}
  public func translate(_ error: any Error) -> Diagnostic? { nil }
  public func resolvePath(_ path: String, from source: Source?) -> String { path }
  public func readModule(_ path: String, from source: Source) throws -> Source {
    throw Diagnostic("R002", "there is no module `\(path)`")
  }
}
