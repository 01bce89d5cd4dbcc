extension FigurePicture {
  /// Bars or boxes, one below the other; gives where they end.
  func draw(_ rows: Figure.Rows, from start: Double, _ svg: inout SVGText) -> Double {
    let labels = rows.items.enumerated().map { index, item in
      index > 0 && rows.items[index - 1].label == item.label ? "" : DisplayWidth.cut(item.label, to: 28)
    }
    let left = FigurePicture.margin + (labels.map(FigurePicture.measure).max() ?? 0) + 10
    let right = FigurePicture.width - 40 - (rows.items.map { FigurePicture.measure($0.text) }.max() ?? 0)
    let step = rows.items.count > 12 ? 22.0 : 28.0
    let ticks = rows.axis.ticks(count: 6)
    func place(_ value: Double) -> Double { left + (value - ticks.low) / (ticks.high - ticks.low) * (right - left) }
    label(&svg, DisplayWidth.cut(safeText(rows.heading), to: 90), x: FigurePicture.margin, y: start + 8, isSoft: true)
    let (top, n) = (start + 20, SVGText.number)
    let bottom = top + step * Double(rows.items.count)
    for mark in ticks.marks {
      svg.element("path", ["class": "c-grid", "d": "M\(n(place(mark.value))) \(n(top))V\(n(bottom))", "fill": "none"])
      label(&svg, mark.text, x: place(mark.value), y: bottom + 16, anchor: "middle", isSoft: true)
    }
    for (index, item) in rows.items.enumerated() {
      let y = top + step * Double(index)
      label(&svg, labels[index], x: left - 10, y: y + step / 2 + 4, anchor: "end")
      switch item.mark {
      case .bar(let value): bar(value, item.series, y: y + 3, height: step - 6, place, &svg)
      case .box(let summary): box(summary, y: y + 4, height: step - 8, place, &svg)
      }
      label(&svg, item.text.isEmpty ? "–" : item.text, x: FigurePicture.width - 16, y: y + step / 2 + 4, anchor: "end")
    }
    return bottom + 24
  }

  private func bar(
    _ value: Double, _ series: Int, y: Double, height: Double, _ place: (Double) -> Double, _ svg: inout SVGText
  ) {
    guard value.isFinite else { return }
    let (from, to) = (place(min(0, value)), place(max(0, value)))
    svg.element(
      "rect",
      [
        "class": PictureStyle.fill(series), "x": SVGText.number(from), "y": SVGText.number(y),
        "width": SVGText.number(max(value == 0 ? 0 : 0.75, to - from)), "height": SVGText.number(height), "rx": "1.5",
      ])
  }

  private func box(
    _ summary: BoxSummary, y: Double, height: Double, _ place: (Double) -> Double, _ svg: inout SVGText
  ) {
    let (n, middle) = (SVGText.number, y + height / 2)
    let (low, high) = (place(summary.low), place(summary.high))
    svg.element(
      "path",
      [
        "class": PictureStyle.stroke(0), "fill": "none", "stroke-width": "1.5",
        "d": "M\(n(low)) \(n(middle))H\(n(high))M\(n(low)) \(n(y + 4))V\(n(y + height - 4))"
          + "M\(n(high)) \(n(y + 4))V\(n(y + height - 4))",
      ])
    svg.element(
      "rect",
      [
        "class": PictureStyle.fill(0), "x": n(place(summary.lower)), "y": n(y),
        "width": n(max(1, place(summary.upper) - place(summary.lower))), "height": n(height), "rx": "1.5",
      ])
    svg.element(
      "path",
      [
        "class": "c-median", "stroke-width": "2.5", "fill": "none",
        "d": "M\(n(place(summary.median))) \(n(y))v\(n(height))",
      ])
    // Many far values lie on each other: at most a few hundred are drawn, the ends among them.
    let far = summary.outliers
    let drawn = far.count <= 400 ? far : (0..<400).map { far[$0 * (far.count - 1) / 399] }
    let forms = drawn.map { FigurePicture.form(0, place($0), middle, 2) }
    if !forms.isEmpty {
      svg.element("path", ["class": PictureStyle.fill(0), "d": forms.joined(), "fill-opacity": "0.6"])
    }
  }
}
