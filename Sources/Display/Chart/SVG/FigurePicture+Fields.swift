extension FigurePicture {
  /// Where a field stands, and where a value of its axes lies.
  struct Frame {
    var left, top, width, height: Double
    var x, y: Ticks

    func place(_ point: Figure.Point) -> (x: Double, y: Double) {
      (
        left + (point.x - x.low) / (x.high - x.low) * width,
        top + height - (point.y - y.low) / (y.high - y.low) * height
      )
    }
  }

  /// Fields one above the other over one axis; gives where they end.
  func draw(_ fields: [Figure.Field], from start: Double, _ svg: inout SVGText) -> Double {
    let height = fields.count > 1 ? max(64, 300 / Double(fields.count)) : 300.0
    // All fields share one left edge, so that their axes are one below the other.
    let marks = fields.map { $0.y.ticks(count: max(2, Whole.of(height / 50))) }
    let widest = marks.flatMap { $0.marks.map { FigurePicture.measure($0.text) } }.max() ?? 0
    let left = FigurePicture.margin + 18 + min(200, widest) + 8
    var top = start
    for (place, field) in fields.enumerated() {
      if let heading = field.heading { label(&svg, heading, x: left, y: top + 12) }
      let frame = Frame(
        left: left, top: top + (field.heading == nil ? 4 : 20), width: FigurePicture.width - left - 36, height: height,
        x: field.x.ticks(count: field.x.isTimes ? 5 : 8), y: marks[place])
      let isLast = place == fields.count - 1
      axes(&svg, frame, xName: isLast ? field.x.name : nil, yName: field.y.name)
      for mark in field.marks { draw(mark, in: frame, &svg) }
      top = frame.top + height + (isLast ? 44 : 12)
    }
    return top
  }

  /// Rules at the marks, the two axes, their texts and names.
  private func axes(_ svg: inout SVGText, _ frame: Frame, xName: String?, yName: String) {
    let n = SVGText.number
    for mark in frame.y.marks {
      let y = frame.place(Figure.Point(frame.x.low, mark.value)).y
      svg.element("path", ["class": "c-grid", "d": "M\(n(frame.left)) \(n(y))h\(n(frame.width))", "fill": "none"])
      label(&svg, mark.text, x: frame.left - 8, y: y + 4, anchor: "end", isSoft: true)
    }
    let bottom = frame.top + frame.height
    svg.element("path", ["class": "c-axis", "d": "M\(n(frame.left)) \(n(bottom))h\(n(frame.width))", "fill": "none"])
    var free = -Double.infinity
    for mark in frame.x.marks {
      let x = frame.place(Figure.Point(mark.value, 0)).x
      svg.element("path", ["class": "c-axis", "d": "M\(n(x)) \(n(bottom))v4", "fill": "none"])
      let half = FigurePicture.measure(mark.text) / 2
      guard xName != nil, x - half > free else { continue }
      label(&svg, mark.text, x: x, y: bottom + 18, anchor: "middle", isSoft: true)
      free = x + half + 8
    }
    if let xName {
      label(
        &svg, DisplayWidth.cut(safeText(xName), to: 80), x: frame.left + frame.width / 2, y: bottom + 36,
        anchor: "middle")
    }
    let middle = n(frame.top + frame.height / 2)
    svg.element(
      "text",
      [
        "class": "c-text c-ink", "x": "24", "y": middle, "text-anchor": "middle",
        "transform": "rotate(-90 24 \(middle))",
      ], DisplayWidth.cut(safeText(yName), to: max(8, Whole.of(frame.height / 7))))
  }

  private func draw(_ mark: Figure.Mark, in frame: Frame, _ svg: inout SVGText) {
    switch mark {
    case .columns(let edges, let heights, let series): columns(edges, heights, series, frame, &svg)
    case .line(let points, let series):
      svg.element(
        "path",
        [
          "class": PictureStyle.stroke(series), "d": path(points, frame), "fill": "none", "stroke-width": "2",
          "stroke-linejoin": "round", "stroke-dasharray": PictureStyle.dashes[((series % 6) + 6) % 6],
        ])
    case .guide(let points):
      svg.element(
        "path", ["class": "c-guide", "d": path(points, frame), "fill": "none", "stroke-dasharray": "3 4"])
    case .points(let points, let series):
      guard !points.isEmpty else { return }
      let size = points.count > 1_000 ? 1.8 : points.count > 200 ? 2.5 : 3.5
      let forms = points.map { point in
        let place = frame.place(point)
        return FigurePicture.form(series, place.x, place.y, size)
      }
      svg.element(
        "path",
        [
          "class": PictureStyle.fill(series), "d": forms.joined(),
          "fill-opacity": points.count > 1_000 ? "0.35" : points.count > 200 ? "0.55" : "0.8",
        ])
    }
  }

  private func path(_ points: [Figure.Point], _ frame: Frame) -> String {
    var text = ""
    for point in points {
      let place = frame.place(point)
      text += (text.isEmpty ? "M" : "L") + SVGText.number(place.x) + " " + SVGText.number(place.y)
    }
    return text.isEmpty ? "M0 0" : text
  }

  private func columns(_ edges: [Double], _ heights: [Double], _ series: Int, _ frame: Frame, _ svg: inout SVGText) {
    var text = ""
    for (bin, height) in heights.enumerated() where height > 0 && bin + 1 < edges.count {
      let from = frame.place(Figure.Point(edges[bin], 0))
      let to = frame.place(Figure.Point(edges[bin + 1], height))
      let n = SVGText.number
      // A bin that has rows is never drawn empty.
      let top = min(to.y, from.y - 0.75)
      text += "M\(n(from.x + 0.5)) \(n(from.y))V\(n(top))H\(n(max(from.x + 1, to.x - 0.5)))V\(n(from.y))z"
    }
    svg.element("path", ["class": PictureStyle.fill(series), "d": text.isEmpty ? "M0 0" : text])
  }
}
