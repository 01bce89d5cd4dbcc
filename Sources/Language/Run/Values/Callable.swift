/// What a call can call and the machine does not run itself: a verb of the host. Functions of scripts are
/// `FunctionObject`.
open class Callable: Object {
  public let name: String
  /// The machine's own way to the results of the commonest calls with one value; none for most verbs.
  public let quickForm: QuickForm?

  public init(name: String, quickForm: QuickForm? = nil) {
    self.name = name
    self.quickForm = quickForm
    super.init()
  }

  open override var kind: String { "verb" }
  open override var inline: String { "\(name)(\(parameterNames.joined(separator: ", ")))" }
  open override var isCallable: Bool { true }

  /// The names of the parameters, in order, for help and completion.
  open var parameterNames: [String] { [] }

  /// One sentence for help.
  open var help: String { "" }

  open func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    throw Diagnostic("R001", "`\(name)` cannot be called")
  }
}
