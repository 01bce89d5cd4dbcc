extension LineEditor {
  /// Escape in the editor: from typing to commands; among commands it gives up what was begun.
  func escape() {
    if isCommanding { return commands.cancel() }
    isCommanding = true
    edit { commands.endTyping(&$0) }
  }

  /// A key for the command mode; those that are no characters are the same in both modes.
  func nextCommand() -> Key {
    let (scalar, key) = keyboard.character()
    guard let scalar else { return key }
    if scalar.value == 0x12 || (scalar.value >= 0x20 && scalar.value != 0x7F) {
      commanded = scalar
      return .command
    }
    // As in vi, where there is nothing to be taken away.
    if scalar.value == 0x08 || scalar.value == 0x7F { return .left }
    keyboard.unread([scalar])
    return keyboard.next()
  }

  /// Does what a key of the command mode asks for.
  func obey(_ key: Unicode.Scalar) -> Reading? {
    var changed = text
    let effect = key.value == 0x12 ? .redo(1) : commands.press(key, &changed)
    if changed != text { edit { $0 = changed } }
    switch effect {
    case .none: break
    case .insert: isCommanding = false
    case .undo(let count): step(count) { $0.undo($1) }
    case .redo(let count): step(count) { $0.redo($1) }
    case .older: up()
    case .newer: down()
    case .search:
      isCommanding = false
      return searchHistory()
    case .searchAgain(let isOlder): searchAgain(isOlder: isOlder)
    case .external: editOutside()
    }
    // What an editor brings has its cursor at the end.
    if isCommanding { commands.rest(&text) }
    return nil
  }

  /// The entry that the last search has found next, or the one before.
  private func searchAgain(isOlder: Bool) {
    guard var search = searched, !search.query.isEmpty else {
      notice = "nothing was searched for yet: / searches"
      return
    }
    if isOlder { search.older() } else { search.newer() }
    searched = search
    edit { $0 = search.match }
    if search.isFailing { notice = "nothing typed holds `\(search.query)`" }
  }

  private func step(_ count: Int, _ way: (inout UndoSteps, EditText) -> EditText?) {
    isUndone = true
    for _ in 0..<min(count, 500) {
      guard let other = way(&undo, text) else { break }
      edit { $0 = other }
    }
  }
}
