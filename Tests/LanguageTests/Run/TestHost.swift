import Language

/// A small host for the tests of the language: a few verbs on values, columns that write themselves down, modules from a
/// dictionary.
final class TestHost: Host {
  var shown: [String] = []
  var printed: [String] = []
  var modules: [String: String] = [:]
  var readModules: [String] = []
  private var verbs: [String: Callable] = [:]

  init() {
    add("length", quick: .length) { values, _, _ in .int(values.first?.asObject?.count ?? 0) }
    add("print") { [unowned self] values, _, _ in
      printed.append(values.map(\.text).joined(separator: " "))
      return .none
    }
    add("keys") { values, _, _ in .list((values.first?.asRecord?.names ?? []).map { .text($0) }) }
    add("sort") { values, _, _ in
      .list(try TestHost.elements(values).sorted { try Ordering.compare($0, $1) < 0 })
    }
    add("sum") { values, _, _ in .int(try TestHost.elements(values).compactMap(\.asInt).reduce(0, +)) }
    add("count") { values, _, _ in .int(try TestHost.elements(values).count) }
    add("map") { values, _, interpreter in
      .list(try TestHost.elements(values).map { try interpreter.call(values[1], $0) })
    }
    add("filter") { values, _, interpreter in
      .list(try TestHost.elements(values).filter { try interpreter.call(values[1], $0) == .bool(true) })
    }
    add("each") { values, _, interpreter in
      try interpreter.map(values[1], over: values[0]) ?? .text("not by the machine")
    }
    add("keep") { values, _, interpreter in
      try interpreter.filter(values[1], over: values[0]) { Diagnostic("V031", "true or false, not \($0.aKind)") }
        ?? .text("not by the machine")
    }
    add("fold") { values, _, interpreter in
      try interpreter.reduce(values[1], over: values[0], from: values[2]) ?? .text("not by the machine")
    }
    add("gbm") { _, arguments, _ in .record(arguments.named.map { ($0.name, $0.value) }) }
    add("mean") { _, _, _ in .double(0) }
    add("models") { _, _, _ in .list([.text("loans")]) }
    add("see") { values, _, interpreter in
      values.first?.asText.flatMap { interpreter.variable(named: $0) } ?? .text("unseen")
    }
    add("lose") { _, _, _ in throw Lost(name: ".salery") }
    add("box") { _, _, _ in .object(Counter()) }
  }

  func add(
    _ name: String, quick: QuickForm? = nil,
    _ body: @escaping (_ values: [Value], Arguments, Interpreter) throws -> Value
  ) {
    verbs[name] = TestVerb(name, quick, body)
  }

  private static func elements(_ values: [Value]) throws -> [Value] { try values.first?.asObject?.elements() ?? [] }

  // MARK: Host

  func callable(named name: String) -> Callable? { verbs[name] }
  var callableNames: [String] { Array(verbs.keys) }
  func column(_ name: String) -> Value { .object(TestColumn(".\(name)")) }
  func show(_ value: Value) { shown.append(value.inline) }

  func translate(_ error: any Error) -> Diagnostic? {
    guard let lost = error as? Lost else { return nil }
    var diagnostic = Diagnostic("F012", "no column `\(lost.name)`")
    diagnostic.subject = lost.name
    return diagnostic
  }

  func readModule(_ path: String, from source: Source) throws -> Source {
    guard let text = modules[path] else { throw Diagnostic("V001", "there is no file `\(path)`") }
    readModules.append(path)
    return Source(name: path, text: text)
  }

  func resolvePath(_ path: String, from source: Source?) -> String { "\(source?.name ?? "here")/\(path)" }
}

/// An error of a domain.
struct Lost: Error { var name: String }

final class TestVerb: Callable {
  private let body: ([Value], Arguments, Interpreter) throws -> Value

  init(_ name: String, _ quick: QuickForm?, _ body: @escaping ([Value], Arguments, Interpreter) throws -> Value) {
    self.body = body
    super.init(name: name, quickForm: quick)
  }

  override func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    try body(arguments.values, arguments, interpreter)
  }
}

/// A column expression that is nothing but its own text.
final class TestColumn: Object {
  let written: String

  init(_ written: String) {
    self.written = written
    super.init()
  }

  override var kind: String { "column" }
  override var inline: String { written }
  override var conditionHelp: String? { "use `when(.a > 1, \"hi\", \"lo\")`" }

  override func unary(_ operation: UnaryOperator) -> Value? {
    .object(TestColumn("(\(operation.rawValue) \(written))"))
  }

  override func binary(_ operation: Operation, _ other: Value, onLeft: Bool) -> Value? {
    let sides = onLeft ? (written, other.inline) : (other.inline, written)
    return .object(TestColumn("(\(sides.0) \(operation.rawValue) \(sides.1))"))
  }
}

/// An object of the host with a field that can be set.
final class Counter: Object {
  private var number = Value.int(0)

  override var kind: String { "counter" }
  override var memberNames: [String] { ["number"] }
  override func member(_ name: String) -> Value? { name == "number" ? number : nil }

  override func setMember(_ name: String, _ value: Value) -> Bool {
    guard name == "number" else { return false }
    number = value
    return true
  }
}
