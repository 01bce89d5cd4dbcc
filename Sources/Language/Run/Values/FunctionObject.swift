/// A function of a script: its code and what it captured.
public final class FunctionObject: Object {
  /// The name it was defined with; none for a lambda.
  public let name: String?
  public let parameterNames: [String]
  /// The `##` lines above it.
  public let help: String?
  public let source: Source
  public let span: Span

  init(name: String?, parameterNames: [String], help: String?, source: Source, span: Span) {
    self.name = name
    self.parameterNames = parameterNames
    self.help = help
    self.source = source
    self.span = span
    super.init(layout: .function)
  }

  public override var kind: String { "function" }
  public override var inline: String {
    let list = parameterNames.joined(separator: ", ")
    return name.map { "fn \($0)(\(list))" } ?? "(\(list)) => …"
  }
  public override var isCallable: Bool { true }

  /// The text of its definition.
  public var definition: String { source.text(span) }
}
