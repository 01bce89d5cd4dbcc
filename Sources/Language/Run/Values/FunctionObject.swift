/// A function of a script: its code and what it captured.
public final class FunctionObject: Object {
  let template: FunctionTemplate
  let entry: UnsafeMutablePointer<Entry>
  /// One cell for each captured variable: its value, or the box it lies in.
  let captures: UnsafeMutablePointer<RegisterCell>
  let captureCount: Int
  /// Something captured is an object, which may hold more.
  var holdsObjects: Bool { (0..<captureCount).contains { captures[$0].isObject } }

  /// The captures' cells are filled in by the machine right after.
  init(_ template: FunctionTemplate) {
    self.template = template
    entry = template.code.entry
    // Safe because the block has one cell for each capture and is given back in deinit; indices come from the compiler.
    // A function that captures nothing reads none, so any address will do for it.
    captureCount = template.captures.count
    captures = captureCount > 0 ? CellMemory.room(captureCount) : entry.pointee.constants
    for index in 0..<captureCount { captures[index] = .unset }
    super.init(layout: .function)
  }

  deinit {
    guard captureCount > 0 else { return }
    for index in 0..<captureCount { Teardown.release(captures[index]) }
    CellMemory.free(captures)
  }

  /// The name it was defined with; none for a lambda.
  public var name: String? { template.code.name }
  public var parameterNames: [String] { template.code.parameters.map(\.name) }
  /// The `##` lines above it.
  public var help: String? { template.function.help }
  public var source: Source { template.code.source }
  public var span: Span { template.function.span }
  /// The text of its definition.
  public var definition: String { source.text(span) }

  public override var kind: String { "function" }
  public override var inline: String {
    let list = parameterNames.joined(separator: ", ")
    return name.map { "fn \($0)(\(list))" } ?? "(\(list)) => …"
  }
  public override var isCallable: Bool { true }
}
