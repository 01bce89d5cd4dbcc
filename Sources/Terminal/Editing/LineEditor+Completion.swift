import Display

extension LineEditor {
  /// Tab: blanks at the beginning of a further line, the only candidate, what all candidates share, or the menu.
  func complete(_ step: Int) {
    if menu != nil {
      choose(step)
      return
    }
    let line = text.scalars[text.line.lowerBound..<text.cursor]
    if text.line.lowerBound > 0, line.allSatisfy({ $0 == " " }) {
      text.insert("  ")
      return
    }
    let found = session.completions.completions(of: text.text, at: text.byteCursor)
    guard let first = found.candidates.first else { return }
    if found.candidates.count == 1 {
      text.replace(bytes: found.range, with: first.text + first.ending)
      return
    }
    var opened = CompletionMenu(found, text)
    let common = found.common
    if common.utf8.count > found.range.count {
      text.replace(bytes: found.range, with: common)
      let range = found.range.lowerBound..<found.range.lowerBound + common.utf8.count
      opened = CompletionMenu(Completions(range, found.candidates, count: found.count, common: common), text)
    }
    menu = opened
    keyboard.watchEscape(true)
  }

  private func choose(_ step: Int) {
    guard var open = menu else { return }
    text = open.choose(step)
    menu = open
  }

  /// The menu follows what is typed, and closes when nothing is left to choose.
  func refreshMenu() {
    guard let open = menu else { return }
    guard open.chosen == nil else { return closeMenu() }
    let found = session.completions.completions(of: text.text, at: text.byteCursor)
    menu = found.candidates.isEmpty ? nil : CompletionMenu(found, text)
    if menu == nil { closeMenu() }
  }

  /// Looks again for what the menu shows, as details may have come meanwhile.
  func renewMenu() {
    guard let open = menu else { return }
    menu = open.again(session.completions.completions(of: open.draft.text, at: open.draft.byteCursor))
  }

  /// Ends the menu; what was chosen stays unless it is given up.
  func closeMenu(restoring: Bool = false) {
    if restoring, let open = menu, open.chosen != nil { text = open.draft }
    menu = nil
    keyboard.watchEscape(false)
  }

  /// Ctrl-R: typing searches; Ctrl-R and Down go further down the list, Ctrl-S and Up back; Enter runs what is shown,
  /// Ctrl-G gives up, Tab and all other keys go on editing it.
  func searchHistory() -> Reading? {
    closeMenu()
    var search = HistorySearch(history.entries, from: text)
    defer { searched = search }
    while true {
      text = search.match
      if !keyboard.hasPending {
        show(below: search.rows(width: paint.width, height: paint.height, mark: paint.glyphs.ellipsis))
      }
      let (scalar, key) = keyboard.character()
      guard let scalar else {
        switch key {
        case .closed: return .closed
        case .resize, .suspend, .resume, .message: _ = act(key)
        default:
          text = search.draft
          return nil
        }
        continue
      }
      switch scalar.value {
      case 0x12: search.older()
      case 0x13: search.newer()
      case 0x08, 0x7F: search.erase()
      case 0x07:
        text = search.draft
        return nil
      case 0x09: return nil
      case 0x0A, 0x0D:
        text.cursor = text.scalars.count
        return act(.enter)
      case 0x1B where !keyboard.hasPending: return nil
      case 0x1B:
        guard let step = arrow() else { return nil }
        if step > 0 { search.older() } else { search.newer() }
      case 0..<0x20:
        keyboard.unread([scalar])
        return nil
      default: search.type(scalar)
      }
    }
  }

  /// What follows an Escape: 1 for the arrow down, -1 for the arrow up; any other sequence is handed back.
  private func arrow() -> Int? {
    var read: [Unicode.Scalar] = ["\u{1B}"]
    while read.count < 3, keyboard.hasPending, let next = keyboard.character().scalar {
      read.append(next)
      if read.count == 2, next != "[", next != "O" { break }
    }
    if read.count == 3, read[2] == "A" || read[2] == "B" { return read[2] == "B" ? 1 : -1 }
    keyboard.unread(read)
    return nil
  }
}
