import Display

/// Turns the picture that is on the terminal into the next one with few bytes: only cells that differ are written.
///
/// It moves by rows relative to the cursor and by absolute columns, so that a character whose width the terminal counts
/// in another way disturbs its own row only; a row with joined emoji is written whole. It knows nothing of what
/// stands above the first row.
struct Painter {
  private(set) var shown = Picture(rows: [Row()], cursorRow: 0, cursorColumn: 0)
  private var isColored: Bool
  private var row = 0
  /// Unknown behind the last column, where terminals differ.
  private var column: Int? = 0
  private var output = ""

  init(isColored: Bool) { self.isColored = isColored }

  /// The bytes that turn the terminal's picture into this one.
  mutating func paint(_ picture: Picture, width: Int) -> String {
    for index in picture.rows.indices {
      guard index < shown.rows.count else {
        // Line feeds make rows, and scroll where there are none left.
        move(toRow: shown.rows.count - 1)
        output += "\r\n"
        row += 1
        column = 0
        shown.rows.append(Row())
        write(picture.rows[index], over: Row(), at: index, width: width)
        continue
      }
      write(picture.rows[index], over: shown.rows[index], at: index, width: width)
    }
    if shown.rows.count > picture.rows.count {
      move(toRow: picture.rows.count)
      move(toColumn: 0)
      output += "\u{1B}[J"
    }
    move(toRow: picture.cursorRow)
    place(cursor: picture)
    shown = picture
    return flush()
  }

  /// Leaves the rows as they are and the cursor on a fresh row below them.
  mutating func leave() -> String {
    move(toRow: shown.rows.count - 1)
    output += "\r\n"
    forget()
    return flush()
  }

  /// Takes the rows away; the cursor stands where the first one was.
  mutating func wipe() -> String {
    move(toRow: 0)
    move(toColumn: 0)
    output += "\u{1B}[J"
    forget()
    return flush()
  }

  /// The same for a text of more rows than the window has: all of it is written, so that it can be scrolled back to.
  mutating func leave(whole picture: Picture) -> String {
    move(toRow: 0)
    move(toColumn: 0)
    output += "\u{1B}[J"
    for row in picture.rows {
      styled(row.cells[...])
      output += "\r\n"
    }
    forget()
    return flush()
  }

  /// Wipes the picture after the window changed its width, wherever the terminal has broken its rows to.
  mutating func resize(to width: Int) -> String {
    let width = max(1, width)
    var above = shown.cursorColumn / width
    for row in shown.rows.prefix(shown.cursorRow) { above += max(1, (row.width + width - 1) / width) }
    output += above > 0 ? "\u{1B}[\(above)A\r\u{1B}[J" : "\r\u{1B}[J"
    forget()
    return flush()
  }

  /// An empty screen with the cursor in its first row.
  mutating func clear() -> String {
    forget()
    return "\u{1B}[H\u{1B}[2J"
  }

  /// What is on the terminal is no longer ours; the cursor stands at the beginning of an empty row.
  mutating func forget() {
    shown = Picture(rows: [Row()], cursorRow: 0, cursorColumn: 0)
    row = 0
    column = 0
  }

  private mutating func flush() -> String {
    defer { output = "" }
    return output
  }

  private mutating func write(_ new: Row, over old: Row, at index: Int, width: Int) {
    guard new != old else { return }
    if new.isUncertain || old.isUncertain {
      move(toRow: index)
      move(toColumn: 0)
      output += "\u{1B}[K"
      styled(new.cells[...])
      column = nil
      return
    }
    var same = 0
    var start = 0
    while same < new.cells.count, same < old.cells.count, new.cells[same] == old.cells[same] {
      start += new.cells[same].width
      same += 1
    }
    move(toRow: index)
    move(toColumn: start)
    styled(new.cells[same...])
    let end = new.width
    column = end < width ? end : nil
    if old.width > end {
      if end >= width { return }
      output += "\u{1B}[K"
    }
  }

  /// Behind a character whose width the terminal may count in another way, the cursor goes where the text takes it.
  private mutating func place(cursor picture: Picture) {
    var before: [Cell] = []
    var used = 0
    if picture.cursorRow < picture.rows.count {
      for cell in picture.rows[picture.cursorRow].cells {
        if used >= picture.cursorColumn { break }
        before.append(cell)
        used += cell.width
      }
    }
    guard before.contains(where: \.isUncertain) else { return move(toColumn: picture.cursorColumn) }
    move(toColumn: 0)
    styled(before[...])
    column = nil
  }

  /// Cells in runs of one colour.
  private mutating func styled(_ cells: ArraySlice<Cell>) {
    var current: Paint.Role = .plain
    for cell in cells {
      if isColored, cell.role != current {
        if current.code != nil { output += "\u{1B}[0m" }
        if let code = cell.role.code { output += "\u{1B}[\(code)m" }
        current = cell.role
      }
      output += cell.text
    }
    if isColored, current.code != nil { output += "\u{1B}[0m" }
  }

  private mutating func move(toRow target: Int) {
    if target < row { output += "\u{1B}[\(row - target)A" }
    if target > row { output += "\u{1B}[\(target - row)B" }
    row = target
  }

  private mutating func move(toColumn target: Int) {
    if column == target { return }
    output += target == 0 ? "\r" : "\u{1B}[\(target + 1)G"
    column = target
  }
}
