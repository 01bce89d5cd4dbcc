/// Sentences and other ready text, made safe and wrapped, in one colour.
public struct LinesText: Showable {
  public var text: String
  public var role: Paint.Role

  public init(_ text: String, _ role: Paint.Role = .plain) {
    self.text = text
    self.role = role
  }

  public func lines(_ paint: Paint) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      WrappedText.lines(safeText(String(line)), width: paint.width, mark: paint.glyphs.ellipsis).map { paint($0, role) }
    }
  }
}
