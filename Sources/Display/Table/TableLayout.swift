/// Which columns of a table fit, how wide each becomes, and how a line is put together.
struct TableLayout {
  let columns: [TableColumn]
  let paint: Paint
  /// The values of each column that fits, as safe text.
  let cells: [[String?]]
  /// The width of each column that fits, from the left; at least one.
  let widths: [Int]
  private let gap: String

  init(_ all: [TableColumn], showsTypes: Bool, paint: Paint) {
    self.paint = paint
    let space = paint.width < 40 ? 1 : 2
    gap = String(repeating: " ", count: space)
    var wishes: [Wish] = []
    var cells: [[String?]] = []
    var used = 0
    // Only columns that can fit are formed at all: a table may have ten thousand.
    for column in all {
      let shown = column.shown
      let wish = Wish(column, shown, showsTypes: showsTypes, missing: paint.glyphs.missing)
      let next = used + wish.least + (wishes.isEmpty ? 0 : space)
      if next > paint.width, !wishes.isEmpty { break }
      used = next
      wishes.append(wish)
      cells.append(shown)
    }
    columns = Array(all.prefix(wishes.count))
    self.cells = cells
    widths = TableLayout.share(paint.width - space * max(0, wishes.count - 1), among: wishes)
  }

  /// What a column would like, and the least that it can do with.
  struct Wish {
    let natural, least: Int

    init(_ column: TableColumn, _ shown: [String?], showsTypes: Bool, missing: String) {
      let values = shown.map { $0.map(DisplayWidth.of) ?? DisplayWidth.of(missing) }.max() ?? 0
      let heading = max(DisplayWidth.of(safeText(column.name)), showsTypes ? DisplayWidth.of(column.type) : 0, 1)
      natural = max(heading, column.mayCut ? min(values, 60) : values)
      least = column.mayCut ? min(natural, 10) : max(values, min(heading, 8))
    }
  }

  /// Gives each its least, then lets all grow alike until the room or the wishes end.
  static func share(_ room: Int, among wishes: [Wish]) -> [Int] {
    if wishes.count == 1 { return [max(1, min(room, wishes[0].natural))] }
    var widths = wishes.map(\.least)
    var rest = room - widths.reduce(0, +)
    while rest > 0 {
      let growing = widths.indices.filter { widths[$0] < wishes[$0].natural }
      guard let narrowest = growing.map({ widths[$0] }).min() else { break }
      for index in growing where widths[index] == narrowest && rest > 0 {
        widths[index] += 1
        rest -= 1
      }
    }
    return widths
  }

  /// One line from a piece for each column; each piece must fill its width.
  func line(_ piece: (TableColumn, Int) -> String) -> String {
    var pieces: [String] = []
    for (index, column) in columns.enumerated() { pieces.append(piece(column, index)) }
    return TableLayout.trimmed(pieces.joined(separator: gap))
  }

  func row(_ number: Int) -> String {
    line { column, index in
      guard number < cells[index].count, let text = cells[index][number] else {
        return cell(paint.glyphs.missing, at: index, .missing, mayCut: true)
      }
      return cell(text, at: index, TableLayout.role(column.cells), mayCut: column.mayCut)
    }
  }

  /// A text in its column's width; what may not be cut and does not fit becomes the mark alone.
  func cell(_ text: String, at index: Int, _ role: Paint.Role, mayCut: Bool) -> String {
    let width = widths[index]
    let mark = paint.glyphs.ellipsis
    var fitted = safeText(text)
    if DisplayWidth.of(fitted) > width { fitted = mayCut ? DisplayWidth.cut(fitted, to: width, mark: mark) : mark }
    let space = String(repeating: " ", count: max(0, width - DisplayWidth.of(fitted)))
    return columns[index].isRight ? space + paint(fitted, role) : paint(fitted, role) + space
  }

  private static func role(_ cells: TableColumn.Cells) -> Paint.Role {
    switch cells {
    case .truths: .truth
    case .integers, .decimals, .texts, .inert, .times, .measures: .plain
    }
  }

  /// Without blanks at the end.
  static func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
