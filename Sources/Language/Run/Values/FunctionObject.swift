/// A function of a script: its code and what it captured.
public final class FunctionObject: Object {
  let template: FunctionTemplate
  let entry: UnsafeMutablePointer<Entry>
  /// One cell for each captured variable: its value, or the box it lies in.
  @exclusivity(unchecked) private(set) var captures: UnsafeMutablePointer<RegisterCell>
  let captureCount: Int
  /// The cells of a function that captures few variables: most do, and need no block of their own.
  @exclusivity(unchecked) private var few = (RegisterCell.unset, RegisterCell.unset)
  /// Something captured is an object, which may hold more.
  var holdsObjects: Bool { (0..<captureCount).contains { captures[$0].isObject } }

  /// The captures' cells are filled in by the machine right after.
  init(_ template: FunctionTemplate) {
    self.template = template
    entry = template.code.entry
    // Safe because the block has one cell for each capture and is given back in deinit; indices come from the compiler.
    // A function that captures nothing reads none, so any address will do for it. `few` stays where it is, since an
    // object never moves, and nothing else reads or writes it.
    captureCount = template.captureCount
    let isMany = captureCount > FunctionObject.inside
    captures = isMany ? CellMemory.room(captureCount) : entry.pointee.constants
    super.init(layout: .function)
    if isMany {
      for index in 0..<captureCount { captures[index] = .unset }
    } else if captureCount > 0 {
      captures = withUnsafeMutablePointer(to: &few) {
        UnsafeMutableRawPointer($0).assumingMemoryBound(to: RegisterCell.self)
      }
    }
  }

  /// How many captures fit into `few`.
  private static let inside = 2

  deinit {
    for index in 0..<captureCount { Teardown.release(captures[index]) }
    if captureCount > FunctionObject.inside { CellMemory.free(captures) }
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
