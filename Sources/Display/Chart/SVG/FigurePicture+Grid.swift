extension FigurePicture {
  /// A heat map: one colour, the stronger the larger; gives where it ends.
  func draw(_ grid: Figure.Grid, from start: Double, _ svg: inout SVGText) -> Double {
    let labels = grid.rows.map { DisplayWidth.cut(safeText($0), to: 24) }
    let left = FigurePicture.margin + 22 + (labels.map(FigurePicture.measure).max() ?? 0) + 8
    let wide = min(90, (FigurePicture.width - left - 24) / Double(max(1, grid.columns.count)))
    let high = max(22, min(44, 320 / Double(max(1, grid.rows.count))))
    let top = start + 20
    var free = -Double.infinity
    for (column, name) in grid.columns.enumerated() {
      let x = left + wide * (Double(column) + 0.5)
      let text = DisplayWidth.cut(safeText(name), to: max(3, Whole.of(max(wide, 40) / 7.2)))
      let half = FigurePicture.measure(text) / 2
      guard x - half > free else { continue }
      label(&svg, text, x: x, y: top - 6, anchor: "middle", isSoft: true)
      free = x + half + 4
    }
    for (row, name) in labels.enumerated() {
      let y = top + high * Double(row)
      label(&svg, name, x: left - 8, y: y + high / 2 + 4, anchor: "end", isSoft: true)
      for column in grid.columns.indices {
        cell(grid, row, column, x: left + wide * Double(column), y: y, wide, high, &svg)
      }
    }
    let bottom = top + high * Double(grid.rows.count)
    let middle = SVGText.number(top + (bottom - top) / 2)
    svg.element(
      "text",
      [
        "class": "c-text c-ink", "x": "24", "y": middle, "text-anchor": "middle",
        "transform": "rotate(-90 24 \(middle))",
      ], DisplayWidth.cut(safeText(grid.yName), to: 40))
    let center = left + wide * Double(grid.columns.count) / 2
    label(&svg, "\(grid.xName) (cells: \(grid.measure))", x: center, y: bottom + 20, anchor: "middle")
    return bottom + 28
  }

  private func cell(
    _ grid: Figure.Grid, _ row: Int, _ column: Int, x: Double, y: Double, _ wide: Double, _ high: Double,
    _ svg: inout SVGText
  ) {
    let value = grid.values[row][column]
    let n = SVGText.number
    let isEmpty = !value.isFinite || (grid.isCount && value == 0)
    // At most 0.55, so that the number stays readable on it, on light and on dark pages.
    svg.element(
      "rect",
      [
        "class": isEmpty ? "c-page c-grid" : "c-f0", "x": n(x + 1), "y": n(y + 1), "width": n(wide - 2),
        "height": n(high - 2), "rx": "2", "fill-opacity": isEmpty ? "1" : n(0.08 + 0.47 * grid.share(value)),
      ])
    let text = grid.text(value)
    guard FigurePicture.measure(text) < wide - 2 else { return }
    label(&svg, text, x: x + wide / 2, y: y + high / 2 + 4, anchor: "middle")
  }
}
