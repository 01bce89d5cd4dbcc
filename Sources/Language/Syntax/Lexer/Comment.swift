/// A comment, from its `#` to the end of its line.
public struct Comment: Sendable, Hashable {
  public enum Kind: UInt8, Sendable {
    case plain
    /// `## …`: the help text of the function below.
    case help
    /// `# %% …`: the first line of a cell.
    case cell
    /// `#=> …`: what the statement shows.
    case shows
    /// `#!> …`: a part of the error that the statement must raise.
    case raises
  }

  public var kind: Kind
  public var span: Span

  /// The kind is told by the first bytes; a cell opens at the beginning of a line only.
  static func kind(_ bytes: [UInt8], _ start: Int, isLineStart: Bool) -> Kind {
    func byte(_ offset: Int) -> UInt8 { start + offset < bytes.count ? bytes[start + offset] : 0 }
    switch byte(1) {
    case UInt8(ascii: "#"): return .help
    case UInt8(ascii: "=") where byte(2) == UInt8(ascii: ">"): return .shows
    case UInt8(ascii: "!") where byte(2) == UInt8(ascii: ">"): return .raises
    case UInt8(ascii: "%") where byte(2) == UInt8(ascii: "%"): return isLineStart ? .cell : .plain
    case UInt8(ascii: " ") where byte(2) == UInt8(ascii: "%") && byte(3) == UInt8(ascii: "%"):
      return isLineStart ? .cell : .plain
    default: return .plain
    }
  }
}
