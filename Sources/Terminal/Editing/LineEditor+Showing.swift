import Display

extension LineEditor {
  /// Paints the line with its menu or hint.
  func show() { show(below: below) }

  func show(below rows: [Row]) {
    let picture = layout(ghost: rows.isEmpty || menu == nil ? ghost : "", below: rows).picture()
    send(painter.paint(picture, width: paint.width))
  }

  func layout(ghost: String, below: [Row]) -> ScreenLayout {
    let prompt = promptCells
    let dots = String(repeating: " ", count: max(0, prompt.count - 5)) + "...> "
    return ScreenLayout(
      prompt: prompt, continuation: Cell.cells(String(dots.suffix(prompt.count)), .dim), text: text.scalars,
      cursor: text.cursor, roles: roles, ghost: ghost, below: below, width: paint.width, height: paint.height,
      mark: paint.glyphs.ellipsis)
  }

  /// `mlops [3]> `, shorter where the window is narrow.
  private var promptCells: [Cell] {
    let number = Cell.cells("[\(number)]", .dim) + Cell.cells("> ", .accent)
    if paint.width >= 40 { return Cell.cells("mlops ", .accent) + number }
    if paint.width >= 16 { return number }
    return paint.width >= 4 ? Cell.cells("> ", .accent) : []
  }

  private var roles: [Paint.Role] {
    guard paint.isColored else { return [] }
    if colored.scalars != text.scalars { colored = (text.scalars, highlighter.roles(text.scalars)) }
    return colored.roles
  }

  private var below: [Row] {
    if let menu { return menu.lines(width: paint.width, mark: paint.glyphs.ellipsis) }
    guard !text.scalars.isEmpty, paint.height > 2,
      let hint = session.completions.hint(for: text.text, at: text.byteCursor)
    else { return [] }
    return [Row(Cell.cells(safeText(hint), .dim))]
  }

  /// The rest of the newest entry that begins with the text; shown where colour can tell it from what was typed.
  var ghost: String {
    guard paint.isColored, menu == nil, text.isAtEnd, !text.scalars.isEmpty, !text.scalars.contains("\n") else {
      return ""
    }
    let typed = text.text
    guard let entry = history.entries.last(where: { $0.hasPrefix(typed) }), !entry.contains("\n") else { return "" }
    return String(entry.dropFirst(typed.count))
  }
}
