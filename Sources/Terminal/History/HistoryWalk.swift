/// A walk through older entries that begin as the text did when the walk began.
struct HistoryWalk {
  private let entries: [String]
  private let prefix: String
  private let draft: EditText
  /// The entry that is shown; the number of entries stands for the draft.
  private var place: Int
  private var current: String

  init(_ entries: [String], from draft: EditText) {
    self.entries = entries
    self.draft = draft
    prefix = draft.beforeCursor
    place = entries.count
    current = draft.text
  }

  /// The next older entry, other than the one shown; none where there is none.
  mutating func older() -> EditText? {
    guard let found = entries[..<place].lastIndex(where: { $0.hasPrefix(prefix) && $0 != current }) else { return nil }
    return show(found)
  }

  /// The next newer entry, and at last the draft.
  mutating func newer() -> EditText? {
    guard place < entries.count else { return nil }
    let rest = entries[(place + 1)...]
    guard let found = rest.firstIndex(where: { $0.hasPrefix(prefix) && $0 != current }) else {
      place = entries.count
      current = draft.text
      return draft
    }
    return show(found)
  }

  private mutating func show(_ index: Int) -> EditText {
    place = index
    current = entries[index]
    return EditText(current)
  }
}
