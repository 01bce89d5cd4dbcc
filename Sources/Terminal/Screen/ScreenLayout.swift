import Display

/// Breaks what is being typed into rows of the window: prompt, text with its colours, and what stands below.
struct ScreenLayout {
  var prompt: [Cell]
  /// Stands before each further line of the text; as wide as the prompt.
  var continuation: [Cell]
  var text: [Unicode.Scalar]
  var cursor: Int
  /// One role for each scalar.
  var roles: [Paint.Role]
  /// Shown behind the end of the text, dim: what the right arrow would put in.
  var ghost = ""
  /// Rows of a menu or a hint.
  var below: [Row] = []
  var width: Int
  var height: Int
  var mark = "…"

  /// The rows that fit the window around the cursor.
  func picture() -> Picture {
    var whole = flow(ScreenLayout.lines(of: text, around: cursor, rows: height))
    let room = max(1, height)
    let most = below.isEmpty ? 0 : min(below.count, max(0, room - min(whole.rows.count, max(1, room / 2))))
    let textRoom = max(1, room - most)
    if whole.rows.count > textRoom {
      // The cursor's row stays inside, with the rows before it rather than those behind.
      let first = max(0, min(whole.rows.count - textRoom, whole.cursorRow - textRoom + 1))
      whole.rows = Array(whole.rows[first..<first + textRoom])
      whole.cursorRow -= first
    }
    whole.rows += below.prefix(most).map { $0.cut(to: width, mark: mark) }
    return whole
  }

  /// The lines of a text that a window of so many rows can show around the cursor, as a range of scalars.
  static func lines(of text: [Unicode.Scalar], around cursor: Int, rows: Int) -> Range<Int> {
    var start = cursor
    for _ in 0...max(1, rows) where start >= 0 { start = text[..<start].lastIndex(of: "\n") ?? -1 }
    var end = text.count
    var next = cursor
    for _ in 0...max(1, rows) {
      guard let found = text[next...].firstIndex(of: "\n") else { return (start + 1)..<text.count }
      end = found
      next = found + 1
    }
    return (start + 1)..<end
  }

  /// The rows of the prompt and of whole lines of the text, all of them unless a range is given.
  func flow(_ range: Range<Int>? = nil) -> Picture {
    var flow = Flow(width: max(1, width))
    let range = range ?? 0..<text.count
    let first = range.lowerBound == 0 ? prompt : continuation
    for cell in first where first.count < width { flow.add(cell) }
    var index = range.lowerBound
    if cursor == index { flow.markCursor() }
    for character in String(String.UnicodeScalarView(text[range])) {
      let role = index < roles.count ? roles[index] : .plain
      let count = character.unicodeScalars.count
      if character.isNewline {
        flow.end()
        for cell in continuation where continuation.count < width { flow.add(cell) }
      } else {
        if cursor >= index, cursor < index + count { flow.markCursor(before: Cell(character).width) }
        flow.add(Cell(character, role: role))
      }
      index += count
      if cursor == index { flow.markCursor() }
    }
    let ghostCells = Cell.cells(ghost, .dim)
    for cell in ghostCells {
      if flow.used + cell.width >= width { break }
      flow.add(cell)
    }
    return flow.picture()
  }
}

/// Puts cells one behind the other into rows of a width.
private struct Flow {
  let width: Int
  var rows: [Row] = []
  var row = Row()
  var used = 0
  private var cursor = (row: 0, column: 0)

  init(width: Int) { self.width = width }

  mutating func add(_ cell: Cell) {
    // In a window narrower than a character a dot stands for it.
    let cell = cell.width > width ? Cell("·", width: 1, role: cell.role) : cell
    if used + cell.width > width { end() }
    row.cells.append(cell)
    used += cell.width
  }

  mutating func end() {
    rows.append(row)
    row = Row()
    used = 0
  }

  /// The cursor stands where the next cell will, which is the next row when that cell does not fit here.
  mutating func markCursor(before next: Int = 1) {
    cursor = used + min(next, width) > width ? (rows.count + 1, 0) : (rows.count, used)
  }

  func picture() -> Picture {
    var all = rows + [row]
    while all.count <= cursor.row { all.append(Row()) }
    return Picture(rows: all, cursorRow: cursor.row, cursorColumn: cursor.column)
  }
}
