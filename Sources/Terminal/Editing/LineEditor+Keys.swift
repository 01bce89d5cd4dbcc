import CLineEdit
import Display

extension LineEditor {
  /// Does what a key asks for; what reading ends with, if it ends.
  func act(_ key: Key) -> Reading? {
    if key != .up, key != .down { walk = nil }
    switch key {
    case .tab: complete(1)
    case .backtab: complete(-1)
    case .up: up()
    case .down: down()
    case .enter: return enter()
    case .escape where keys == .vi && menu == nil: escape()
    case .escape, .cancel: closeMenu(restoring: true)
    case .command: return obey(commanded)
    case .search: return searchHistory()
    case .interrupt: return .cleared
    case .closed: return .closed
    case .deleteOrLeave:
      if text.scalars.isEmpty { return .closed }
      edit { $0.deleteForward() }
    case .resize:
      measure()
      send(painter.resize(to: paint.width))
    case .suspend: suspend()
    case .resume:
      keyboard.begin()
      send("\u{1B}[?2004h\r\u{1B}[J")
      painter.forget()
      measure()
    case .clear: send(painter.clear())
    case .message:
      announce()
      renewMenu()
    case .external: editOutside()
    case .takeWord: right(wordOnly: true) { $0.moveWord() }
    case .undo: if let earlier = undo.undo(text) { edit { $0 = earlier } }
    case .paste:
      guard let pasted = keyboard.paste(width: paint.width) else { return .cleared }
      edit { $0.insert(pasted) }
      // A window that changed its size meanwhile has only said so to the paste.
      measure()
    case .newline: edit { $0.insert("\n" + indent) }
    case .left: edit { $0.moveLeft() }
    case .right: right { $0.moveRight() }
    case .home: edit { $0.cursor = $0.line.lowerBound }
    case .end: right { $0.cursor = $0.line.upperBound }
    case .backspace: edit(keepsMenu: true) { $0.deleteBackward() }
    case .delete: edit { $0.deleteForward() }
    case .killToEnd: cut(text.cursor..<max(text.cursor, text.line.upperBound))
    case .killToStart: cut(text.line.lowerBound..<text.cursor)
    case .yank: edit { $0.insert(EditText.string(cut[...])) }
    case .edited:
      closeBlock()
      refreshMenu()
    }
    return nil
  }

  func edit(keepsMenu: Bool = false, _ change: (inout EditText) -> Void) {
    var changed = text
    change(&changed)
    text = changed
    if keepsMenu { refreshMenu() } else { closeMenu() }
  }

  /// Takes a part away; at a line's end, its line break.
  private func cut(_ range: Range<Int>) {
    let isBreak = range.isEmpty && !text.isAtEnd && text.cursor == text.line.upperBound
    let range = isBreak ? range.lowerBound..<range.lowerBound + 1 : range
    guard !range.isEmpty else { return }
    cut = Array(text.scalars[range])
    edit {
      $0.scalars.removeSubrange(range)
      $0.cursor = range.lowerBound
    }
  }

  /// A move to the right; behind the end, it goes through what is suggested there and takes it so far.
  private func right(wordOnly: Bool = false, _ move: (inout EditText) -> Void) {
    let suggested = text.isAtEnd ? ghost : ""
    edit { text in
      guard !suggested.isEmpty else { return move(&text) }
      guard wordOnly else { return text.insert(suggested) }
      var whole = text
      whole.insert(suggested)
      whole.cursor = text.cursor
      move(&whole)
      text = EditText(scalars: Array(whole.scalars[..<whole.cursor]), cursor: whole.cursor)
    }
  }

  private func enter() -> Reading? {
    if menu?.chosen != nil {
      closeMenu()
      return nil
    }
    closeMenu()
    let block = text.text
    if block.allSatisfy(\.isWhitespace) { return .block("") }
    if session.isIncomplete(block) {
      text.insert("\n" + indent)
      return nil
    }
    return .block(block)
  }

  /// Blanks for the line after the cursor's: as this one, and two more behind an opening bracket.
  private var indent: String {
    let line = EditText.string(text.scalars[text.line.lowerBound..<text.cursor])
    let blanks = String(line.prefix { $0 == " " })
    let last = line.last { !$0.isWhitespace }
    return last == "{" || last == "(" || last == "[" ? blanks + "  " : blanks
  }

  /// A closing bracket typed as the first sign of its line moves two blanks to the left.
  private func closeBlock() {
    let start = text.line.lowerBound
    let line = text.scalars[start..<text.cursor]
    guard let last = line.last, last == "}" || last == ")" || last == "]", line.count > 2,
      line.dropLast().allSatisfy({ $0 == " " })
    else { return }
    text.scalars.removeSubrange(start..<start + 2)
    text.cursor -= 2
  }

  /// Inside the block first, then through older entries.
  func up() {
    if menu?.chosen != nil { return complete(-1) }
    closeMenu()
    if text.moveLine(by: -1) { return }
    if walk == nil { walk = HistoryWalk(history.entries, from: text) }
    if let older = walk?.older() { text = older }
  }

  func down() {
    if menu?.chosen != nil { return complete(1) }
    closeMenu()
    if text.moveLine(by: 1) { return }
    if let newer = walk?.newer() { text = newer }
  }

  private func suspend() {
    send(painter.leave() + "\u{1B}[?2004l")
    keyboard.end()
    le_suspend()
    keyboard.begin()
    send("\u{1B}[?2004h")
    measure()
  }

  /// What came from beside the prompt, above the line.
  func announce() {
    let lines = Announcements.take()
    guard !lines.isEmpty else { return }
    send(painter.wipe() + RemarkText(lines).lines(paint).map { $0 + "\r\n" }.joined())
  }

  /// The block in the user's own editor; it comes back to be looked at, and Enter runs it.
  func editOutside() {
    closeMenu()
    send(painter.wipe())
    // From before the terminal is handed over until it is ours again, Ctrl-C is the editor's.
    let outcome = Interrupts.away {
      release()
      defer { keyboard.begin() }
      return ExternalEditor.edit(text.text, with: session.style.editor)
    }
    send("\r\u{1B}[J\u{1B}[?2004h")
    measure()
    switch outcome {
    case .edited(let edited): text = EditText(edited)
    case .failed(let why): notice = why
    }
  }
}
