import Display

/// What `?shortcuts` answers: the keys of the prompt.
enum KeyPage {
  private static let keys: [(String, String)] = [
    ("Enter", "run the block; go on with a further line where a bracket is open"),
    ("Alt-Enter", "a further line"), ("Tab, Shift-Tab", "complete, and go through the menu; Escape gives up"),
    ("Right, End", "take what is suggested dim; Alt-F, Ctrl-Right a word of it"),
    ("Up, Down", "inside the block, then older and newer blocks that begin alike"),
    ("Ctrl-R", "search what was typed, also letters in order"), ("Ctrl-C", "drop the line; stop what runs"),
    ("Ctrl-D", "delete; leave on an empty line"), ("Ctrl-A, Ctrl-E", "beginning and end of the line"),
    ("Ctrl-W, Ctrl-U, Ctrl-K", "cut the word, to the beginning, to the end; Ctrl-Y puts it back"),
    ("Ctrl-_", "undo"), ("Ctrl-L", "an empty screen"), ("Ctrl-X Ctrl-E", "the block in your own editor"),
    ("Ctrl-Z", "to the shell; `fg` comes back"), ("| at the beginning", "goes on with the last result"),
    ("!ls", "a command of the shell"), ("%time, %who, %save", "time a line, list variables, keep the session"),
  ]

  static func lines(_ paint: Paint) -> [String] {
    let width = keys.map(\.0.count).max() ?? 0
    return [paint("The keys of the prompt; vi's with MLOPS_KEYS=vi.", .heading), ""]
      + keys.map { key, what in
        "  " + paint(DisplayWidth.pad(key, to: width), .callable) + "  "
          + DisplayWidth.cut(what, to: max(8, paint.width - width - 4))
      }
  }
}
