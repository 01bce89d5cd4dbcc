/// What a call can call and the machine does not run itself: a verb of the host. Functions of scripts are
/// `FunctionObject`.
open class Callable: Object {
  public let name: String

  public init(name: String) {
    self.name = name
    super.init()
  }

  open override var kind: String { "verb" }
  open override var inline: String { "\(name)(\(parameterNames.joined(separator: ", ")))" }
  open override var isCallable: Bool { true }

  /// The names of the parameters, in order, for help and completion.
  open var parameterNames: [String] { [] }

  /// One sentence for help.
  open var help: String { "" }

  /// The result for one value by position where it takes no more than a look at the value: a quicker way to the same
  /// result. None where the call must be made.
  open func quick(_ value: Value) -> Value? { nil }

  open func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    throw Diagnostic("R001", "`\(name)` cannot be called")
  }
}
