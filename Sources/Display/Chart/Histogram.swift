import Engines

extension Chart {
  /// Counts in bins of equal width; with groups, one small histogram for each over the same axis.
  static let histogram = Chart("histogram", "How often values fall into bins of equal width.") { input, paint in
    guard let values = input.x.numbers else {
      throw Fault(
        "D003", "a histogram takes numbers, dates or times, and `.\(input.x.name)` is text",
        subject: ".\(input.x.name)",
        help: "bars count it: plot frame, .\(input.x.name), kind: \"bars\"")
    }
    return Histogram(values: values, input: input, paint: paint).lines
  }
}

/// A histogram while it is drawn.
private struct Histogram {
  let values: [Double]
  let input: ChartInput
  let paint: Paint

  var lines: [String] {
    let finite = values.filter(\.isFinite)
    guard !finite.isEmpty else {
      return [
        paint(DisplayWidth.cut("nothing to plot: .\(safeText(input.x.name)) has no value", to: paint.width), .note)
      ]
    }
    let limit = max(1, min(60, (paint.width - 8) / 2))
    let bins =
      input.x.isTimes
      ? Binning(times: finite, wanted: input.bins, limit: limit) : Binning(finite, wanted: input.bins, limit: limit)
    let (names, places) = input.groups
    var counts = Array(repeating: Array(repeating: 0, count: bins.count), count: max(1, names.count))
    for (row, value) in values.enumerated() where value.isFinite {
      let group = names.isEmpty || row >= places.count ? 0 : min(places[row], counts.count - 1)
      counts[group][bins.bin(of: value)] += 1
    }
    let top = counts.flatMap { $0 }.max() ?? 1
    let height =
      names.count > 1 ? max(2, min(5, PlotFrame.height(paint) / names.count)) : min(10, PlotFrame.height(paint))
    var lines: [String] = []
    let drawn = counts.indices.filter { group in names.isEmpty || counts[group].contains { $0 > 0 } }
    for group in drawn {
      let row = counts[group]
      let isLast = group == drawn.last
      let yTicks = Ticks.numbers(0, Double(top), count: max(1, height / 3))
      let frame = PlotFrame(yTicks: yTicks, height: height, paint: paint)
      let cell = max(1, frame.width / bins.count)
      let field = columns(row, yTicks.high, height, cell: cell, room: frame.width, group)
      let marks = bins.edges.marks.enumerated().map {
        (column: min($0.offset * cell, frame.width - 1), text: $0.element.text)
      }
      let title = names.isEmpty ? "rows" : names[group]
      var part = frame.lines(field, marks: marks, xName: input.x.name, yName: title)
      if paint.width >= 20, !isLast { part.removeLast(2) }
      lines += part
    }
    return lines + facts(finite.count, bins)
  }

  /// The bars of one group, from the top, in eighths of a row.
  private func columns(_ counts: [Int], _ top: Double, _ height: Int, cell: Int, room: Int, _ group: Int) -> [String] {
    let signs: [Character] = paint.isUnicode ? Array(" ▁▂▃▄▅▆▇█") : Array("    #####")
    return (0..<height).map { row in
      var line = ""
      var left = room
      for count in counts where left > 0 {
        let share = Double(count) / max(top, 1) * Double(height) - Double(height - 1 - row)
        var eighths = max(0, min(8, Whole.of(share * 8 + 0.5)))
        // A bin that has rows is never drawn empty.
        if count > 0, eighths == 0, row == height - 1 { eighths = paint.isUnicode ? 1 : 4 }
        line += String(repeating: signs[eighths], count: min(cell, left))
        left -= cell
      }
      return paint(TableLayout.trimmed(line), .series(group))
    }
  }

  private func facts(_ count: Int, _ bins: Binning) -> [String] {
    let missing = values.reduce(0) { $0 + ($1.isNaN ? 1 : 0) }
    let infinite = values.count - count - missing
    let dot = " \(paint.glyphs.dot) "
    var text = NumberText.count(count, "value")
    if let width = bins.width {
      text +=
        dot + "bins of " + (width == width.rounded() ? NumberText.fixed(width, decimals: 0) : NumberText.short(width))
    }
    if missing > 0 { text += dot + "\(NumberText.count(missing, "missing", "missing"))" }
    if infinite > 0 { text += dot + "\(NumberText.count(infinite, "infinite value")) left out" }
    return WrappedText.lines(text, width: paint.width).map { paint($0, .dim) }
  }
}
