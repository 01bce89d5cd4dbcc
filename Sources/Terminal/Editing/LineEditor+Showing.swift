import Display

extension LineEditor {
  /// A text of more scalars is coloured without a look at what it may mean elsewhere: each key must stay quick.
  static let long = 20_000

  /// Paints the line with its menu or hint.
  func show() { show(below: below) }

  func show(below rows: [Row]) {
    let picture = layout(ghost: menu == nil ? ghost : "", below: rows).picture()
    send(painter.paint(picture, width: paint.width))
  }

  func layout(ghost: String, below: [Row]) -> ScreenLayout {
    let prompt = promptCells
    return ScreenLayout(
      prompt: prompt, continuation: continuationCells(prompt), text: text.scalars,
      cursor: text.cursor, roles: roles, ghost: ghost, below: below, width: paint.width, height: paint.height,
      mark: paint.glyphs.ellipsis)
  }

  /// As wide as the prompt, so that the lines of a block stand below each other.
  private func continuationCells(_ prompt: [Cell]) -> [Cell] {
    let width = prompt.reduce(0) { $0 + $1.width }
    let dots = session.style.continuation ?? "...> "
    let padded = String(repeating: " ", count: max(0, width - DisplayWidth.of(dots))) + dots
    var cells = Cell.cells(padded, .dim)
    while cells.reduce(0, { $0 + $1.width }) > width { cells.removeFirst() }
    return cells
  }

  /// `mlops [3]> `, shorter where the window is narrow; or the user's own.
  private var promptCells: [Cell] {
    if let own = session.style.prompt {
      let text = own.split(separator: "{n}", omittingEmptySubsequences: false).joined(separator: String(number))
      let cells = Cell.cells(text, .accent)
      if cells.reduce(0, { $0 + $1.width }) * 2 <= paint.width { return cells }
    }
    let number = Cell.cells("[\(number)]", .dim) + Cell.cells("> ", .accent)
    if paint.width >= 40 { return Cell.cells("mlops ", .accent) + number }
    if paint.width >= 16 { return number }
    return paint.width >= 4 ? Cell.cells("> ", .accent) : []
  }

  private var roles: [Paint.Role] {
    guard paint.isColored else { return [] }
    if colored.scalars != text.scalars { colored = (text.scalars, colors) }
    return colored.colors.roles(at: text.cursor)
  }

  /// The colours of the whole text, or of what stands around the cursor of a long one.
  private var colors: TextColors {
    let scalars = text.scalars
    guard scalars.count > LineEditor.long else { return highlighter.colors(scalars) }
    let near = ScreenLayout.lines(of: scalars, around: text.cursor, rows: paint.height)
    guard near.count <= LineEditor.long else { return TextColors() }
    let part = highlighter.colors(Array(scalars[near]))
    return TextColors(
      roles: Array(repeating: .plain, count: near.lowerBound) + part.roles,
      partners: Dictionary(
        part.partners.map { ($0 + near.lowerBound, $1 + near.lowerBound) }, uniquingKeysWith: { $1 }))
  }

  private var below: [Row] {
    if let notice { return [Row(Cell.cells(safeText(notice), .warning))] }
    if let menu { return menu.lines(width: paint.width, mark: paint.glyphs.ellipsis) }
    guard !text.scalars.isEmpty, text.scalars.count <= LineEditor.long, paint.height > 2,
      let hint = session.completions.hint(for: text.text, at: text.byteCursor)
    else { return [] }
    return [Row(Cell.cells(safeText(hint), .dim))]
  }

  /// What may follow: the rest of the newest entry that begins with the text, else what the source would put in; shown
  /// where colour can tell it from what was typed.
  var ghost: String {
    guard paint.isColored, menu == nil, text.isAtEnd, !text.scalars.isEmpty, text.scalars.count <= LineEditor.long
    else {
      return ""
    }
    let typed = text.text
    if let entry = history.entries.last(where: { $0.hasPrefix(typed) && $0.utf8.count > typed.utf8.count }) {
      return String(entry.dropFirst(typed.count).prefix { !$0.isNewline })
    }
    return session.completions.ghost(for: typed, at: typed.utf8.count) ?? ""
  }
}
