/// What is typed between a command of vi that begins it and Escape.
struct Typing {
  /// Where what was typed in one go begins.
  private var start: Int
  /// What stands before each repetition: `o` and `O` open a line for it.
  private let opening: [Unicode.Scalar]
  private var times: Int
  /// `R`: what is typed takes the place of what was there.
  private let isOver: Bool
  /// What stood where something was typed over; none behind the end of the line.
  private var covered: [Unicode.Scalar?] = []
  private var shown: EditText

  init(_ key: Unicode.Scalar, times: Int, _ text: EditText) {
    start = text.cursor
    shown = text
    self.times = min(times, 1_000)
    isOver = key == "R"
    opening = key == "o" || key == "O" ? ["\n"] + text.scalars[text.line.lowerBound..<text.cursor] : []
  }

  /// Looks at what a key has done to the text; after a move, typing begins anew where the cursor is.
  mutating func follow(_ text: inout EditText) {
    let grown = text.scalars.count - shown.scalars.count
    if text.cursor - shown.cursor != grown || text.cursor < start {
      (start, times, covered) = (text.cursor, 1, [])
    } else if isOver {
      if grown > 0 { cover(grown, &text) } else { uncover(-grown, &text) }
    }
    shown = text
  }

  private mutating func cover(_ count: Int, _ text: inout EditText) {
    let isBroken = text.scalars[text.cursor - count..<text.cursor].contains("\n")
    let gone = isBroken ? 0 : min(count, text.line.upperBound - text.cursor)
    let range = text.cursor..<text.cursor + gone
    covered += text.scalars[range].map { $0 } + Array(repeating: nil, count: count - gone)
    text.scalars.removeSubrange(range)
  }

  /// What was deleted again comes back.
  private mutating func uncover(_ count: Int, _ text: inout EditText) {
    for _ in 0..<min(count, covered.count) {
      if let old = covered.removeLast() { text.scalars.insert(old, at: text.cursor) }
    }
  }

  /// Ends it; what was typed, which is typed once more as often as a count wants it.
  mutating func end(_ text: inout EditText) -> [Unicode.Scalar] {
    follow(&text)
    let typed = Array(text.scalars[start..<text.cursor])
    guard times > 1, !typed.isEmpty || !opening.isEmpty else { return typed }
    for _ in 1..<times {
      text.insert(EditText.string((opening + typed)[...]))
      follow(&text)
    }
    return typed
  }
}
