/// A key of the user's own and what it does at the prompt.
public struct KeyBinding: Hashable, Sendable {
  /// The key as libedit's `bind` reads it.
  let sequence: String
  /// The name of libedit's function.
  let function: String

  /// `ctrl-t`, `alt-x`, `f2`, `shift-tab`, `ctrl-x ctrl-u`; none where the key or the action is not known, and for keys
  /// that belong to the terminal.
  public init?(key: String, action: String) {
    guard let function = KeyBinding.actions.first(where: { $0.name == action })?.function else { return nil }
    var sequence = ""
    for part in key.lowercased().split(separator: " ") {
      guard let one = KeyBinding.sequence(part) else { return nil }
      sequence += one
    }
    guard !sequence.isEmpty else { return nil }
    self.sequence = sequence
    self.function = function
  }

  public static let actionNames = actions.map(\.name)

  static let actions: [(name: String, function: String)] = [
    ("backspace", "prompt-backspace"), ("cancel", "prompt-cancel"), ("clear", "prompt-clear"),
    ("complete", "prompt-tab"), ("complete_back", "prompt-backtab"), ("cut_to_end", "prompt-kill-to-end"),
    ("cut_to_start", "prompt-kill-to-start"), ("delete", "prompt-delete"), ("editor", "prompt-external"),
    ("end", "prompt-end"), ("enter", "prompt-enter"), ("home", "prompt-home"), ("left", "prompt-left"),
    ("leave", "prompt-delete-or-leave"), ("newer", "prompt-down"), ("newline", "prompt-newline"),
    ("older", "prompt-up"), ("paste", "prompt-yank"), ("right", "prompt-right"), ("search", "prompt-search"),
    ("take_word", "prompt-take-word"), ("undo", "prompt-undo"),
  ]

  private static func sequence(_ key: Substring) -> String? {
    if let named = named[String(key)] { return named }
    let letter = key.last ?? " "
    guard letter.isASCII, letter.isLetter || letter.isNumber else { return nil }
    if key.count == 6, key.hasPrefix("ctrl-"), letter.isLetter {
      // Interrupt, suspend, Enter and Tab under other names.
      return "czmji".contains(letter) ? nil : "^" + letter.uppercased()
    }
    if key.count == 5, key.hasPrefix("alt-") { return "\\e\(letter)" }
    return nil
  }

  private static let named = [
    "tab": "^I", "shift-tab": "\\e[Z", "alt-enter": "\\e^M", "up": "\\e[A", "down": "\\e[B", "ctrl-up": "\\e[1;5A",
    "ctrl-down": "\\e[1;5B", "ctrl-left": "\\e[1;5D", "ctrl-right": "\\e[1;5C", "pageup": "\\e[5~",
    "pagedown": "\\e[6~", "insert": "\\e[2~", "delete": "\\e[3~", "f1": "\\eOP", "f2": "\\eOQ", "f3": "\\eOR",
    "f4": "\\eOS", "f5": "\\e[15~", "f6": "\\e[17~", "f7": "\\e[18~", "f8": "\\e[19~", "f9": "\\e[20~",
    "f10": "\\e[21~", "f11": "\\e[23~", "f12": "\\e[24~",
  ]
}
