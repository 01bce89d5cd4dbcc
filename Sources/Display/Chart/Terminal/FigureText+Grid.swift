extension FigureText {
  /// A heat map: a shade for each cell, with its number where there is room.
  func drawn(_ grid: Figure.Grid) -> [String] {
    let labels = grid.rows.map { safeText($0) }
    let labelWidth = min(labels.map(DisplayWidth.of).max() ?? 0, max(1, paint.width / 3))
    let room = paint.width - labelWidth - 2
    guard room >= 4 else { return [heading(grid)] }
    let texts = grid.values.map { $0.map(grid.text) }
    let widest = max(
      texts.joined().map(DisplayWidth.of).max() ?? 0, grid.columns.map { DisplayWidth.of(safeText($0)) }.max() ?? 0)
    // Two columns of a terminal are about as wide as a row is high.
    let cell = max(2, min(widest + 4, room / max(1, grid.columns.count) - 1))
    let shown = min(grid.columns.count, max(1, room / (cell + 1)))
    let hasNumbers = cell >= (texts.joined().map(DisplayWidth.of).max() ?? 0) + 3
    var lines = [heading(grid)]
    let names = grid.columns.prefix(shown).map {
      DisplayWidth.pad(DisplayWidth.cut(safeText($0), to: cell, mark: mark), to: cell, right: hasNumbers)
    }
    let margin = String(repeating: " ", count: labelWidth + 1)
    lines.append(paint(TableLayout.trimmed(margin + names.joined(separator: " ")), .dim))
    for (row, label) in labels.enumerated() {
      let cells = (0..<shown).map { column in
        self.cell(grid.values[row][column], texts[row][column], grid, width: cell, hasNumber: hasNumbers)
      }
      let name = DisplayWidth.pad(DisplayWidth.cut(label, to: labelWidth, mark: mark), to: labelWidth)
      lines.append(TableLayout.trimmed(name + " " + cells.joined(separator: " ")))
    }
    if shown < grid.columns.count {
      lines += WrappedText.lines(
        "and \(NumberText.count(grid.columns.count - shown, "more column")) that the window is too narrow for",
        width: paint.width, mark: mark
      ).map { paint($0, .warning) }
    }
    return lines + scale(grid)
  }

  private func heading(_ grid: Figure.Grid) -> String {
    let text = "\(grid.yName) \\ \(grid.xName): \(grid.measure)"
    return paint(DisplayWidth.cut(safeText(text), to: paint.width, mark: mark), .heading)
  }

  private var shades: [String] { paint.isUnicode ? ["░", "▒", "▓", "█"] : [".", "+", "#", "@"] }

  private func shade(_ value: Double, _ grid: Figure.Grid) -> String? {
    guard value.isFinite, !(grid.isCount && value == 0) else { return nil }
    return shades[min(shades.count - 1, Whole.of(grid.share(value) * Double(shades.count)))]
  }

  private func cell(_ value: Double, _ text: String, _ grid: Figure.Grid, width: Int, hasNumber: Bool) -> String {
    let shade = shade(value, grid) ?? " "
    guard hasNumber else { return paint(String(repeating: shade, count: width), .series(0)) }
    let number = DisplayWidth.pad(text.isEmpty ? paint.glyphs.missing : text, to: width - 3, right: true)
    return paint(shade + shade, .series(0)) + " " + paint(number, value.isFinite ? .plain : .missing)
  }

  /// What the shades mean.
  private func scale(_ grid: Figure.Grid) -> [String] {
    let (low, high) = grid.ends
    guard high > low else { return [] }
    let steps = shades.indices.map { step -> String in
      let from = low + (high - low) * Double(step) / Double(shades.count)
      let text = grid.isCount ? NumberText.fixed(from, decimals: high < 10 && step > 0 ? 1 : 0) : grid.text(from)
      return "\(shades[step]) from \(text)"
    }
    return WrappedText.lines(steps.joined(separator: "  "), width: paint.width, mark: mark).map { paint($0, .dim) }
  }
}
