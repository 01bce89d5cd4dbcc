import CLineEdit
import Glibc

/// What a key asked for; libedit's key map decides which key it is. In the order of CLineEdit.h, by whose numbers they come.
enum Key: Int32 {
  /// A command of libedit itself changed the text or the cursor.
  case edited, enter, newline, tab, backtab, up, down, left, right, home, end, backspace, delete, deleteOrLeave
  case killToEnd, killToStart, yank, search, clear, paste, undo, cancel, external, takeWord, escape
  case interrupt, resize, suspend, resume, message, closed
  /// A key of vi's command mode; libedit does not see it.
  case command
}

/// libedit as what it does well: key sequences, the buffer, moves by words. It paints nothing.
final class Keyboard {
  private let handle: OpaquePointer
  private let input: Int32

  /// None where the descriptors are no terminal that can be read key by key.
  init?(input: Int32, output: Int32) {
    le_signals_open(input)
    guard let handle = le_open(input, output) else { return nil }
    self.handle = handle
    self.input = input
  }

  /// Key by key, with Ctrl-C and the window's changes as keys.
  func begin() {
    le_raw(input)
    le_signals_mode(Int32(LE_SIGNALS_PROMPT))
  }

  /// With vi's keys Escape is a key of its own, whatever follows it.
  func use(_ keys: KeyStyle) { le_set_vi(handle, keys == .vi ? 1 : 0) }

  /// A key of the user's own, in all modes.
  func bind(_ binding: KeyBinding) { le_bind(handle, binding.sequence, binding.function) }

  /// The terminal as it was.
  func end() { le_cooked() }

  /// Waits for a key and does what libedit does for it.
  func next() -> Key { Key(rawValue: le_key(handle)) ?? .closed }

  /// Whether more keys are there already, so that painting can wait.
  var hasPending: Bool { le_pending(handle) != 0 }

  /// A single character past the key map, or what came instead of one.
  func character() -> (scalar: Unicode.Scalar?, key: Key) {
    let value = le_character(handle)
    if value < 0 { return (nil, Key(rawValue: -1 - value) ?? .closed) }
    return (Unicode.Scalar(UInt32(value)) ?? "\u{FFFD}", .edited)
  }

  /// Hands characters back, at most four, to be read again in their order.
  func unread(_ scalars: [Unicode.Scalar]) {
    for scalar in scalars.reversed() { le_unread(handle, Int32(bitPattern: scalar.value)) }
  }

  /// Whether Escape by itself is a key, as while a menu is open.
  func watchEscape(_ isWatched: Bool) { le_watch_escape(handle, isWatched ? 1 : 0) }

  /// What the terminal sent between the marks of a paste, made fit to be typed in a window of a width; none where Ctrl-C
  /// or the terminal's end came before it was whole.
  func paste(width: Int) -> String? {
    le_read_ahead(handle, 1)
    defer { le_read_ahead(handle, 0) }
    var scalars: [Unicode.Scalar] = []
    let mark = Array("\u{1B}[201~".unicodeScalars)
    var isStopped = false
    while scalars.last != mark.last || scalars.suffix(mark.count) != mark[...] {
      // What still comes of a paste that was given up must not be typed and run.
      if isStopped, !hasPending(within: 50) { break }
      let (scalar, key) = character()
      if key == .closed { return nil }
      if key == .interrupt { isStopped = true }
      if let scalar { scalars.append(scalar) }
    }
    return isStopped ? nil : PastedText.cleaned(scalars.dropLast(mark.count), width: width)
  }

  private func hasPending(within milliseconds: Int) -> Bool {
    for _ in 0..<milliseconds where !hasPending { usleep(1_000) }
    return hasPending
  }

  /// libedit's buffer.
  var text: EditText {
    get {
      var values = Array(repeating: UInt32(0), count: le_length(handle))
      le_copy(handle, &values, values.count)
      return EditText(scalars: values.map { Unicode.Scalar($0) ?? "\u{FFFD}" }, cursor: le_cursor(handle))
    }
    set {
      let values = newValue.scalars.map(\.value)
      _ = le_replace(handle, values, values.count, newValue.cursor)
    }
  }
}
