import Display
import Glibc
import Terminal

/// Shows lines a page at a time: in the pager that the user's settings name;
/// else in our own, which keeps a table's header in sight.
enum Pager {
  /// Whether a person sits at both ends of the terminal, which can move its cursor.
  static var isUsable: Bool { Paint.canMove(STDIN_FILENO) && Paint.canMove(STDOUT_FILENO) }

  /// Gives false where no pager could be started; a pager that is left early is no error.
  static func show(_ lines: [String], header: Int, _ paint: Paint) -> Bool {
    guard let command else {
      ScreenPager.show(lines, header: header, paint: paint)
      return true
    }
    return Interrupts.away {
      // Lines are not folded and their colours are shown, unless the user has told `less` what it shall do.
      guard let pipe = popen("LESS=\"${LESS--SR}\"; export LESS; " + command, "w") else { return false }
      // The pager may be left before it has read all: that must not end this program.
      let before = signal(SIGPIPE, SIG_IGN)
      defer { signal(SIGPIPE, before) }
      for line in lines where fputs(line + "\n", pipe) < 0 { break }
      // 127: the shell has found no such program.
      return pclose(pipe) >> 8 != 127
    }
  }

  /// The user's own choice; where it is PAGER's alone, `less` and `more`, which many systems set for everybody, mean none.
  private static var command: String? {
    let chosen = Appearance.settings[.pager]
    guard case .text(let command) = chosen.value, !command.isEmpty else { return nil }
    return chosen.origin == "PAGER" && ["less", "more", "pager"].contains(command) ? nil : command
  }
}
