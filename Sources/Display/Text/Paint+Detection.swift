import Glibc

extension Paint {
  /// What the descriptor can show: colours only on a terminal that is not dumb and where `NO_COLOR` is not set.
  ///
  /// `COLUMNS` counts where the width cannot be asked; where neither is known a line has 80 columns.
  public static func detect(_ descriptor: Int32) -> Paint {
    let isTerminal = isatty(descriptor) == 1
    let isDumb = !canMove
    let size = isTerminal ? windowSize(descriptor) : nil
    return Paint(
      isColored: isTerminal && !isDumb && (environment("NO_COLOR") ?? "").isEmpty
        && !Palette.current.isOff,
      isUnicode: speaksUnicode(isDumbTerminal: isTerminal && isDumb),
      width: size?.width ?? environment("COLUMNS").flatMap { Int($0) } ?? 80,
      height: size?.height ?? 24)
  }

  /// Whether the descriptor is a terminal whose cursor can be moved about.
  public static func canMove(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 && canMove }

  /// A terminal without a name, or a dumb one, prints what it is sent and no more.
  private static var canMove: Bool { !["", "dumb"].contains(environment("TERM") ?? "") }

  /// Columns and rows of the terminal's window; none where it does not tell.
  public static func windowSize(_ descriptor: Int32) -> (width: Int, height: Int)? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return (Int(size.ws_col), max(1, Int(size.ws_row)))
  }

  /// UTF-8 is taken for granted unless the locale or a dumb terminal says otherwise, as in containers that set no
  /// locale.
  static func speaksUnicode(isDumbTerminal: Bool) -> Bool {
    let named = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment($0) }.first { !$0.isEmpty }
    guard let locale = named?.lowercased() else { return !isDumbTerminal }
    return !isDumbTerminal && (locale.contains("utf-8") || locale.contains("utf8"))
  }

  private static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
