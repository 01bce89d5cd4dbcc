extension Paint {
  /// The few signs that layouts are made of, each with its ASCII form.
  public var glyphs: Glyphs { isUnicode ? .unicode : .ascii }

  /// Signs for lines, gaps and cuts.
  public struct Glyphs: Sendable {
    public let missing, ellipsis, rule, times, dot, down, bar, cross: String

    static let unicode = Glyphs(
      missing: "–", ellipsis: "…", rule: "─", times: "×", dot: "·", down: "⋮", bar: "│", cross: "┼")
    static let ascii = Glyphs(
      missing: "-", ellipsis: "~", rule: "-", times: "x", dot: "-", down: ":", bar: "|", cross: "+")
  }
}
