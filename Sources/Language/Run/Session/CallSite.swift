/// Where a call stands in the text, and how its arguments are written.
public final class CallSite: Sendable {
  /// One argument as written: its span, its name if any, and whether it is a spread.
  public struct Argument: Sendable {
    public var span: Span
    public var name: String?
    public var isSpread: Bool
  }

  /// None for a call that the host itself makes.
  public let source: Source?
  public let span: Span
  public let arguments: [Argument]
  /// Positions only: no name, no spread.
  let isPlain: Bool

  public init(source: Source?, span: Span, arguments: [Argument] = []) {
    self.source = source
    self.span = span
    self.arguments = arguments
    isPlain = arguments.allSatisfy { $0.name == nil && !$0.isSpread }
  }

  public static let nowhere = CallSite(source: nil, span: Span(0, 0))

  /// The text of the whole call.
  public var text: String { source?.text(span) ?? "" }

  /// The span of the argument by position, where no spread stands before it.
  public func span(ofArgument index: Int) -> Span? {
    guard arguments.indices.contains(index), !arguments[...index].contains(where: \.isSpread) else { return nil }
    return arguments[index].span
  }

  /// The span of the value given by that name.
  public func span(ofArgument name: String) -> Span? { arguments.first { $0.name == name }?.span }
}
