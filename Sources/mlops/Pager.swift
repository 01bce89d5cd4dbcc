import Glibc
import Terminal

/// Shows lines through the user's pager, `less` where none is named.
enum Pager {
  /// Whether a person sits at both ends of the terminal, which can move its cursor.
  static var isUsable: Bool {
    let kind = getenv("TERM").map { String(cString: $0) } ?? "dumb"
    return isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && kind != "dumb" && !kind.isEmpty
  }

  /// Gives false where no pager could be started; a pager that is left early is no error.
  static func show(_ lines: [String]) -> Bool {
    // -S moves sideways in place of folding, -R lets colours through, -F leaves at once where all fits on the screen, and
    // -X leaves what was seen on the screen.
    guard let pipe = popen(command, "w") else { return false }
    // The pager may be left before it has read all: that must not end this program.
    let before = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, before) }
    for line in lines where fputs(line + "\n", pipe) < 0 { break }
    // 127: the shell has found no such program.
    return pclose(pipe) >> 8 != 127
  }

  private static var command: String {
    let chosen = Appearance.settings.text(.pager)
    return chosen == "less" || chosen.isEmpty ? standard : chosen
  }

  private static let standard = "less -SRFX"
}
