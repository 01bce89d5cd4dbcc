extension FigureText {
  /// A row for each word: its name, its bar or box, its value.
  func drawn(_ rows: Figure.Rows) -> [String] {
    let labels = rows.items.enumerated().map { index, item in
      index > 0 && rows.items[index - 1].label == item.label ? "" : item.label
    }
    let texts = rows.items.map { $0.text.isEmpty ? paint.glyphs.missing : $0.text }
    let labelWidth = min(labels.map(DisplayWidth.of).max() ?? 0, max(1, paint.width / 3))
    let textWidth = texts.map(DisplayWidth.of).max() ?? 0
    let signs = figure.groups.isEmpty ? 0 : 2
    let room = paint.width - labelWidth - textWidth - 2 - signs
    var lines = [paint(DisplayWidth.cut(safeText(rows.heading), to: paint.width, mark: mark), .heading)]
    let axis = rows.axis
    for (index, item) in rows.items.enumerated() {
      guard room >= 1 else {
        lines.append(
          DisplayWidth.cut(TableLayout.trimmed(labels[index]) + " " + texts[index], to: paint.width, mark: mark))
        continue
      }
      let label = DisplayWidth.pad(DisplayWidth.cut(labels[index], to: labelWidth, mark: mark), to: labelWidth)
      let drawn =
        switch item.mark {
        case .bar(let value): bar(value, axis, room)
        case .box(let box): self.box(box, axis, room)
        }
      let sign = signs == 0 ? "" : paint(usesSigns ? DotCanvas.sign(item.series) : "▌", .series(item.series)) + " "
      let space = String(repeating: " ", count: max(0, room - DisplayWidth.of(drawn)))
      let text = paint(DisplayWidth.pad(texts[index], to: textWidth, right: true), .number)
      lines.append("\(label) \(sign)\(paint(drawn, .series(item.series)))\(space) \(text)")
    }
    if hasBoxes(rows), room >= 20 {
      lines += scale(axis, room, margin: labelWidth + 1 + signs)
    }
    return lines + legend { usesSigns ? DotCanvas.sign($0) : "▌" }
  }

  private var usesSigns: Bool { !paint.isUnicode || !paint.isColored }

  private func hasBoxes(_ rows: Figure.Rows) -> Bool {
    rows.items.contains { if case .box = $0.mark { true } else { false } }
  }

  /// A bar from zero with its blanks before, in eighths of a column at its right end.
  private func bar(_ value: Double, _ axis: Figure.Axis, _ room: Int) -> String {
    guard value.isFinite, axis.high > axis.low else { return "" }
    let zero = -axis.low / (axis.high - axis.low)
    let end = (value - axis.low) / (axis.high - axis.low)
    let start = Whole.of(min(zero, end) * Double(room) + 0.5)
    let eighths = max(0, Whole.of(max(zero, end) * Double(room) * 8 + 0.5) - start * 8)
    let parts = Array(paint.isUnicode ? "▏▎▍▌▋▊▉" : "   ####")
    var text = String(repeating: " ", count: start) + String(repeating: paint.isUnicode ? "█" : "#", count: eighths / 8)
    if eighths % 8 > 0 { text.append(parts[eighths % 8 - 1]) }
    if eighths == 0, value != 0, start < room { text += paint.isUnicode ? "▏" : "|" }
    return text
  }

  /// Whiskers, quartiles, the median, and a dot for what lies beyond.
  private func box(_ box: BoxSummary, _ axis: Figure.Axis, _ room: Int) -> String {
    let ticks = axis.ticks(count: max(1, room / 10))
    func place(_ value: Double) -> Int {
      max(0, min(room - 1, Whole.of((value - ticks.low) / (ticks.high - ticks.low) * Double(room))))
    }
    var cells = Array(repeating: " " as Character, count: room)
    let signs:
      (dot: Character, left: Character, right: Character, rule: Character, fill: Character, middle: Character) =
        paint.isUnicode ? ("·", "├", "┤", "─", "▒", "█") : (".", "|", "|", "-", "=", "#")
    for value in box.outliers { cells[place(value)] = signs.dot }
    for cell in place(box.low)...max(place(box.low), place(box.high)) { cells[cell] = signs.rule }
    cells[place(box.low)] = signs.left
    cells[place(box.high)] = signs.right
    for cell in place(box.lower)...max(place(box.lower), place(box.upper)) { cells[cell] = signs.fill }
    cells[place(box.median)] = signs.middle
    return TableLayout.trimmed(String(cells))
  }

  /// The axis below boxes.
  private func scale(_ axis: Figure.Axis, _ room: Int, margin: Int) -> [String] {
    let ticks = axis.ticks(count: max(1, room / 10))
    let marks = ticks.marks.map { mark in
      let share = (mark.value - ticks.low) / (ticks.high - ticks.low)
      return (column: min(room - 1, Whole.of(share * Double(room))), text: mark.text)
    }
    return PlotFrame.axis(marks, width: room, margin: margin, corner: "", paint)
  }
}
