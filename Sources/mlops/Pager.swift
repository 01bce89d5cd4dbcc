import Display
import Glibc
import Terminal

/// Shows lines a page at a time: in the pager that the user's settings name;
/// else in our own, which keeps a table's header in sight.
enum Pager {
  /// Whether a person sits at both ends of the terminal, which can move its cursor.
  static var isUsable: Bool {
    let kind = getenv("TERM").map { String(cString: $0) } ?? "dumb"
    return isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && kind != "dumb" && !kind.isEmpty
  }

  /// Gives false where no pager could be started; a pager that is left early is no error.
  static func show(_ lines: [String], header: Int, _ paint: Paint) -> Bool {
    guard let command else {
      ScreenPager.show(lines, header: header, paint: paint)
      return true
    }
    guard let pipe = popen(command, "w") else { return false }
    // The pager may be left before it has read all: that must not end this program.
    let before = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, before) }
    for line in lines where fputs(line + "\n", pipe) < 0 { break }
    // 127: the shell has found no such program.
    return pclose(pipe) >> 8 != 127
  }

  /// The user's own choice; `less` and `more` are set for everybody on many systems and mean none.
  private static var command: String? {
    let chosen = Appearance.settings.text(.pager)
    return ["", "less", "more", "pager"].contains(chosen) ? nil : chosen
  }
}
