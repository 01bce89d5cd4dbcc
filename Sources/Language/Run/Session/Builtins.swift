/// The verbs that belong to the language itself; every other one is the host's.
enum Builtins {
  static let names = ["fail"]

  static func callable(named name: String) -> Callable? { name == "fail" ? Fail() : nil }

  /// `fail "why"`: ends with an error of the user's own.
  private final class Fail: Callable {
    init() { super.init(name: "fail") }

    override var parameterNames: [String] { ["why"] }
    override var help: String { "Stop with an error that says why." }

    override func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
      guard arguments.named.isEmpty, arguments.values.count <= 1 else {
        throw Diagnostic("R031", "`fail` takes one text: why")
      }
      throw Diagnostic("R051", arguments.values.first?.text ?? "failed")
    }
  }
}
