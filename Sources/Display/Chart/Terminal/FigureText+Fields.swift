extension FigureText {
  /// Fields one above the other; the marks of the x axis stand below the last.
  func drawn(_ fields: [Figure.Field]) -> [String] {
    let all = PlotFrame.height(paint)
    var lines: [String] = []
    for (place, field) in fields.enumerated() {
      var part: [String]
      if case .columns(_, let heights, let series)? = field.marks.first {
        let height = fields.count > 1 ? max(2, min(5, all / fields.count)) : min(10, all)
        part = columns(field, heights, series, height: height)
      } else {
        part = dots(field, height: all)
      }
      // Below 20 columns there are no axes to leave out.
      if paint.width >= 20, place < fields.count - 1 { part.removeLast(min(2, part.count)) }
      lines += part
    }
    let usesSigns = DotCanvas.usesSigns(groupCount: figure.groups.count, paint)
    return lines + legend { usesSigns ? DotCanvas.sign($0) : "●" }
  }

  /// A field of columns: each bin takes the same number of characters.
  private func columns(_ field: Figure.Field, _ heights: [Double], _ series: Int, height: Int) -> [String] {
    let yTicks = field.y.ticks(count: max(1, height / 3))
    let frame = PlotFrame(yTicks: yTicks, height: height, paint: paint)
    let cell = max(1, frame.width / max(1, heights.count))
    let body = (0..<height).map { row in
      var line = ""
      var left = frame.width
      for value in heights where left > 0 {
        line += String(repeating: block(value, yTicks.high, row, of: height), count: min(cell, left))
        left -= cell
      }
      return paint(TableLayout.trimmed(line), .series(series))
    }
    let marks = field.x.ticks(count: heights.count).marks.enumerated().map {
      (column: min($0.offset * cell, frame.width - 1), text: $0.element.text)
    }
    return frame.lines(body, marks: marks, xName: field.x.name, yName: field.heading ?? field.y.name)
  }

  /// The part of a column that stands in one row of characters, in eighths.
  private func block(_ value: Double, _ top: Double, _ row: Int, of height: Int) -> Character {
    let signs: [Character] = paint.isUnicode ? Array(" ▁▂▃▄▅▆▇█") : Array("    #####")
    let share = value / max(top, .leastNormalMagnitude) * Double(height) - Double(height - 1 - row)
    var eighths = max(0, min(8, Whole.of(share * 8 + 0.5)))
    // A bin that has rows is never drawn empty.
    if value > 0, eighths == 0, row == height - 1 { eighths = paint.isUnicode ? 1 : 4 }
    return signs[eighths]
  }

  /// A field of points, curves and lines to compare with.
  private func dots(_ field: Figure.Field, height: Int) -> [String] {
    let yTicks = field.y.ticks(count: max(2, height / 4))
    let frame = PlotFrame(yTicks: yTicks, height: height, paint: paint)
    let xTicks = field.x.ticks(count: max(1, frame.width / (field.x.isTimes ? 16 : 10)))
    var canvas = DotCanvas(width: frame.width, height: height, groupCount: figure.groups.count, paint: paint)
    func placed(_ point: Figure.Point) -> Figure.Point {
      Figure.Point(
        (point.x - xTicks.low) / (xTicks.high - xTicks.low), (point.y - yTicks.low) / (yTicks.high - yTicks.low))
    }
    for mark in field.marks {
      switch mark {
      case .guide(let points): canvas.line(points.map(placed), series: DotCanvas.guide, every: 3)
      case .line(let points, let series): canvas.line(points.map(placed), series: series)
      case .points(let points, let series):
        for point in points.map(placed) { canvas.set(x: point.x, y: point.y, series: series) }
      case .columns: continue
      }
    }
    let marks = xTicks.marks.map { mark in
      let share = (mark.value - xTicks.low) / (xTicks.high - xTicks.low)
      return (column: min(frame.width - 1, Whole.of(share * Double(frame.width))), text: mark.text)
    }
    return frame.lines(canvas.lines, marks: marks, xName: field.x.name, yName: field.heading ?? field.y.name)
  }
}
