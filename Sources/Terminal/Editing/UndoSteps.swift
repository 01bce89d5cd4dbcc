/// The texts that Ctrl-_ goes back to, and those that were gone back from; letters typed one after the other are one step.
struct UndoSteps {
  private var steps: [EditText] = []
  private var undone: [EditText] = []
  private var wasTyping = false
  /// So many scalars are kept at most.
  private static let most = 4_000_000

  /// Keeps what a change took the place of.
  mutating func record(_ before: EditText, _ after: EditText) {
    guard before.scalars != after.scalars else { return }
    undone = []
    let typed = after.scalars.count == before.scalars.count + 1 && after.cursor == before.cursor + 1
    let isWord = typed && before.cursor < after.scalars.count && after.scalars[before.cursor] != " "
    if !(isWord && wasTyping) { steps.append(before) }
    wasTyping = isWord
    while steps.count > 500 || (steps.count > 1 && steps.count > UndoSteps.most / max(1, before.scalars.count)) {
      steps.removeFirst()
    }
  }

  /// The text before the last step.
  mutating func undo(_ now: EditText) -> EditText? {
    wasTyping = false
    guard let earlier = steps.popLast() else { return nil }
    undone.append(now)
    return earlier
  }

  /// The text that was gone back from last.
  mutating func redo(_ now: EditText) -> EditText? {
    wasTyping = false
    guard let later = undone.popLast() else { return nil }
    steps.append(now)
    return later
  }
}
