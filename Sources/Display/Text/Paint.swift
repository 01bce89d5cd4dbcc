/// How text may be shown where it goes: with or without colour, in Unicode or ASCII, and how wide.
///
/// A paint is a plain value: rooms that make text take one and never ask the terminal themselves.
public struct Paint: Hashable, Sendable {
  /// Whether escape sequences for colour may be written.
  public var isColored: Bool
  /// Whether lines, dots and blocks beyond ASCII may be written.
  public var isUnicode: Bool
  /// Columns that a line may take, at least 1.
  public var width: Int
  /// Rows of the window, at least 1.
  public var height: Int

  public init(isColored: Bool, isUnicode: Bool = true, width: Int = 80, height: Int = 24) {
    self.isColored = isColored
    self.isUnicode = isUnicode
    self.width = max(1, width)
    self.height = max(1, height)
  }

  /// No colour, 80 columns: what files, pipes and tests get.
  public static let plain = Paint(isColored: false)

  /// The text in the colour of its role; the text itself as it is when colours are off or it is empty.
  public func callAsFunction(_ text: String, _ role: Role) -> String {
    guard isColored, !text.isEmpty, let code = role.code else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

extension Paint {
  /// What a piece of text is, so that colour is decided in one place.
  public enum Role: Hashable, Sendable {
    case plain, heading, type, missing, number, text, truth, time
    case error, warning, note, dim, accent, good
    case keyword, column, callable, comment
    case selected
    /// A group of a chart, counted from 0.
    case series(Int)

    /// The parameters of the escape sequence `CSI … m`; colours of the user's own palette only, so that every theme
    /// fits.
    public var code: String? { Palette.code(of: self) ?? standardCode }

    private var standardCode: String? {
      switch self {
      case .plain: nil
      case .heading: "1"
      case .type, .missing, .dim, .comment: "2"
      case .number, .truth, .time: "36"
      case .text: "32"
      case .error: "1;31"
      case .warning: "33"
      case .note: "34"
      case .accent: "1;34"
      case .good: "32"
      case .keyword: "35"
      case .column: "33"
      case .callable: "34"
      case .selected: "7"
      case .series(let index): ["36", "33", "35", "32", "31", "34"][((index % 6) + 6) % 6]
      }
    }
  }
}
