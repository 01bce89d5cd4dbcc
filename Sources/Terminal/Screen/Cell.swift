import Display

/// One character of the screen with its colour; a control character stands here as its picture.
struct Cell: Hashable {
  var text: String
  var width: Int
  var role: Paint.Role
  /// Terminals differ in how many columns joined emoji take.
  var isUncertain: Bool { width == 2 && text.unicodeScalars.count > 1 }

  init(_ text: String, width: Int, role: Paint.Role = .plain) {
    self.text = text
    self.width = width
    self.role = role
  }

  /// What a character of the line looks like; no raw control character becomes a cell.
  init(_ character: Character, role: Paint.Role = .plain) {
    if character == "\t" {
      self.init("  ", width: 2, role: role)
    } else if let scalar = character.unicodeScalars.first, let shown = picture(of: scalar) {
      self.init(shown, width: DisplayWidth.of(shown), role: .warning)
    } else {
      let width = DisplayWidth.of(character)
      // A mark without a letter before it would be drawn over its neighbour.
      self.init(width == 0 ? "◌" + String(character) : String(character), width: max(1, width), role: role)
    }
  }

  /// Safe text as cells.
  static func cells(_ text: String, _ role: Paint.Role = .plain) -> [Cell] { text.map { Cell($0, role: role) } }
}

/// One row of the screen, from its left edge.
struct Row: Hashable {
  var cells: [Cell] = []

  var width: Int { cells.reduce(0) { $0 + $1.width } }

  var isUncertain: Bool { cells.contains { $0.isUncertain } }

  init(_ cells: [Cell] = []) { self.cells = cells }

  /// The cells that fit, with the mark of a cut where some do not.
  func cut(to width: Int, mark: String) -> Row {
    if self.width <= width { return self }
    var kept: [Cell] = []
    var used = DisplayWidth.of(mark)
    for cell in cells {
      used += cell.width
      if used > width { break }
      kept.append(cell)
    }
    return Row(kept + (DisplayWidth.of(mark) <= width ? [Cell(mark, width: DisplayWidth.of(mark), role: .dim)] : []))
  }
}
