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
    let common = opened.common
    if common.utf8.count > found.range.count {
      text.replace(bytes: found.range, with: common)
      let range = found.range.lowerBound..<found.range.lowerBound + common.utf8.count
      opened = CompletionMenu(Completions(range, found.candidates), text)
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

  /// Ends the menu; what was chosen stays unless it is given up.
  func closeMenu(restoring: Bool = false) {
    if restoring, let open = menu, open.chosen != nil { text = open.draft }
    menu = nil
    keyboard.watchEscape(false)
  }

  /// Ctrl-R: typing searches, Ctrl-R goes further back, Enter runs what was found, Ctrl-G gives up, other keys go on
  /// editing it.
  func searchHistory() -> Reading? {
    closeMenu()
    var search = HistorySearch(history.entries, from: text)
    while true {
      text = search.match
      if !keyboard.hasPending { show(below: [search.row]) }
      let (scalar, key) = keyboard.character()
      guard let scalar else {
        switch key {
        case .closed: return .closed
        case .resize: _ = act(.resize)
        case .suspend, .resume: _ = act(key)
        default:
          text = search.draft
          return nil
        }
        continue
      }
      switch scalar.value {
      case 0x12: search.older()
      case 0x08, 0x7F: search.erase()
      case 0x07:
        text = search.draft
        return nil
      case 0x0A, 0x0D:
        text.cursor = text.scalars.count
        return act(.enter)
      case 0x1B where !keyboard.hasPending: return nil
      case 0..<0x20:
        keyboard.unread(scalar)
        return nil
      default: search.type(scalar)
      }
    }
  }
}
