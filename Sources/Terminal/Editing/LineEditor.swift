import CLineEdit
import Display

/// Reads one block at a terminal: keys come through libedit, what is seen comes from our painter.
final class LineEditor {
  let keyboard: Keyboard
  let session: any PromptSession
  let history: History
  let output: Int32
  var paint: Paint
  var painter: Painter
  let highlighter: Highlighter
  var number = 1
  private var isFirst = true

  var text = EditText()
  var menu: CompletionMenu?
  var walk: HistoryWalk?
  var undo = UndoSteps()
  /// One line below the text until the next key.
  var notice: String?
  private(set) var keys = KeyStyle.emacs
  /// vi's command mode: what it remembers, whether it is on, and the key that it has to obey.
  var commands = ViCommands()
  var isCommanding = false
  var commanded: Unicode.Scalar = " "
  /// The last key went back or forth in what was undone.
  var isUndone = false
  /// The last search among older entries, which vi's `n` goes on with.
  var searched: HistorySearch?
  /// The user's own keys that hold now.
  private var bound: [KeyBinding] = []
  /// What was cut last, for Ctrl-Y.
  var cut: [Unicode.Scalar] = []
  /// The colours of the text that was coloured last.
  var colored: (scalars: [Unicode.Scalar], colors: TextColors) = ([], TextColors())

  /// What reading ended with.
  enum Reading: Hashable {
    case block(String)
    /// Ctrl-C: the line is dropped.
    case cleared
    /// Ctrl-D on an empty line, or a terminal that is gone.
    case closed
  }

  /// None where the terminal cannot be read key by key.
  init?(input: Int32, output: Int32, paint: Paint, session: any PromptSession) {
    guard let keyboard = Keyboard(input: input, output: output) else { return nil }
    self.keyboard = keyboard
    self.output = output
    self.paint = paint
    self.session = session
    history = History(path: session.historyPath, most: session.style.history)
    painter = Painter(isColored: paint.isColored)
    let source = session.completions
    highlighter = Highlighter { source.isVerb($0) }
  }

  /// One block, as it stands when Enter ends it; the terminal goes on being read key by key until it is released.
  func read(number: Int) -> Reading {
    self.number = number
    begin()
    var reading: Reading?
    while reading == nil {
      // A burst of keys is painted once.
      if !keyboard.hasPending { show() }
      let before = text
      let key = isCommanding ? nextCommand() : keyboard.next()
      notice = nil
      text = keyboard.text
      let asRead = text
      if key == .edited { keepDeleted(before) }
      reading = act(key)
      if !isCommanding { commands.follow(&text) }
      if text != asRead { keyboard.text = text }
      if key != .undo, !isUndone { undo.record(before, text) }
      isUndone = false
    }
    finish()
    return reading ?? .closed
  }

  /// What a command of libedit has cut, such as the word before the cursor.
  private func keepDeleted(_ before: EditText) {
    let count = before.scalars.count - text.scalars.count
    guard count > 0, text.cursor + count <= before.scalars.count else { return }
    cut = Array(before.scalars[text.cursor..<text.cursor + count])
  }

  /// A fresh line in a terminal that is read key by key.
  private func begin() {
    text = EditText()
    undo = UndoSteps()
    menu = nil
    walk = nil
    notice = nil
    if keys != session.keys {
      keys = session.keys
      keyboard.use(keys)
      bound = []
    }
    let bindings = session.style.bindings
    if bound != bindings {
      bound = bindings
      for binding in bindings { keyboard.bind(binding) }
    }
    isCommanding = false
    commands.begin()
    keyboard.text = text
    painter.forget()
    measure()
    keyboard.begin()
    send((isFirst ? greeting : freshLine) + "\u{1B}[?2004h")
    isFirst = false
    announce()
  }

  private var greeting: String {
    guard let line = session.style.greeting, !line.isEmpty else { return "" }
    return paint(DisplayWidth.cut(line, to: max(1, paint.width - 1), mark: paint.glyphs.ellipsis), .dim) + "\r\n"
  }

  /// Takes the cursor to the beginning of an empty line, wherever what ran has left it: a whole row of blanks wraps
  /// unless it begins at the left edge.
  private var freshLine: String {
    paint.width < 4 ? "" : String(repeating: " ", count: paint.width) + "\r\u{1B}[J"
  }

  /// What was typed stays on the screen as it is.
  private func finish() {
    menu = nil
    text.cursor = text.scalars.count
    let layout = layout(ghost: "", below: [])
    let whole = layout.flow()
    if whole.rows.count > paint.height {
      send(painter.leave(whole: whole))
    } else {
      send(painter.paint(layout.picture(), width: paint.width) + painter.leave())
    }
  }

  /// The terminal as it was before, for what runs now.
  func release() {
    send("\u{1B}[?2004l")
    keyboard.end()
  }

  /// Asks the terminal how large it is.
  func measure() {
    guard let size = Paint.windowSize(output) else { return }
    paint.width = max(1, size.width)
    paint.height = max(1, size.height)
  }

  func send(_ text: String) {
    guard !text.isEmpty else { return }
    let bytes = Array(text.utf8)
    le_write(output, bytes, bytes.count)
  }
}
