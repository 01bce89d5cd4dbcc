/// A stretch of a source text, in UTF-8 byte offsets: `start` up to, but without, `end`.
public struct Span: Hashable, Sendable {
  public var start: Int32
  public var end: Int32

  public init(_ start: Int, _ end: Int) {
    self.start = Int32(clamping: start)
    self.end = Int32(clamping: end)
  }

  /// The shortest span that covers both.
  public func joined(_ other: Span) -> Span { Span(Int(min(start, other.start)), Int(max(end, other.end))) }
}
