import Engines

/// Draws a figure as a text of SVG that stands alone: no script, no file beside it, no font of its own.
struct FigurePicture {
  let figure: Figure
  let kind: String
  static let width = 720.0
  static let margin = 16.0

  init(_ figure: Figure, kind: String) {
    self.figure = figure
    self.kind = kind
  }

  var svg: String {
    var body = SVGText()
    let head = heading(&body)
    let end: Double
    switch figure.body {
    case .nothing(let why):
      label(&body, why, x: FigurePicture.width / 2, y: head + 40, anchor: "middle", isSoft: true)
      end = head + 80
    case .fields(let fields): end = draw(fields, from: head, &body)
    case .rows(let rows): end = draw(rows, from: head, &body)
    case .grid(let grid): end = draw(grid, from: head, &body)
    }
    return document(body.text, height: foot(from: end, &body) + 8, facts: &body)
  }

  /// The whole document around what was drawn.
  private func document(_ drawn: String, height: Double, facts: inout SVGText) -> String {
    let id = "chart-" + SHA256.hex(facts.text).prefix(12)
    var document = SVGText()
    let size = SVGText.number(height)
    document.group(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 720 \(size)", "width": "720", "height": size,
        "role": "img", "aria-labelledby": "\(id)-title \(id)-text",
      ]
    ) { svg in
      svg.element("title", ["id": "\(id)-title"], "\(kind): \(figure.title)")
      svg.element("desc", ["id": "\(id)-text"], description)
      svg.raw("<style>\(PictureStyle.sheet)</style>\n")
      svg.element("rect", ["class": "c-page", "width": "720", "height": size])
      svg.raw(facts.text)
    }
    return document.text
  }

  /// What a reader who does not see the picture is told.
  var description: String {
    var parts: [String] = []
    switch figure.body {
    case .nothing(let why): parts.append(why)
    case .fields(let fields):
      if let field = fields.first {
        let (x, y) = (field.x, field.y)
        parts.append("\(x.name) to the right, \(ends(x)); \(y.name) upwards, \(ends(y))")
      }
    case .rows(let rows):
      let shown = rows.items.prefix(20).map { "\($0.label) \($0.text)" }
      parts.append("\(rows.heading): " + shown.joined(separator: ", "))
    case .grid(let grid):
      parts.append(
        "\(grid.measure) for \(grid.rows.count) rows of \(grid.yName) and \(grid.columns.count) of \(grid.xName)")
    }
    if !figure.groups.isEmpty { parts.append("groups: " + figure.groups.joined(separator: ", ")) }
    return (parts + figure.facts.map(\.text)).joined(separator: ". ") + "."
  }

  private func ends(_ axis: Figure.Axis) -> String {
    let marks = axis.ticks(count: 6).marks
    return "from \(marks.first?.text ?? "") to \(marks.last?.text ?? "")"
  }

  /// The title; gives where the chart may begin.
  private func heading(_ svg: inout SVGText) -> Double {
    svg.element(
      "text",
      ["class": "c-text c-ink", "x": "16", "y": "28", "style": "font-size:15px;font-weight:600"],
      DisplayWidth.cut(safeText(figure.title), to: 84))
    return figure.groups.isEmpty ? 48 : legend(&svg)
  }

  /// The names of the groups with their signs, wrapped; gives where the chart may begin.
  private func legend(_ svg: inout SVGText) -> Double {
    var (x, y) = (FigurePicture.margin, 50.0)
    for (series, name) in figure.groups.enumerated() {
      let text = DisplayWidth.cut(safeText(name), to: 60)
      let wide = 24 + FigurePicture.measure(text) + 18
      if x + wide > FigurePicture.width - FigurePicture.margin, x > FigurePicture.margin {
        x = FigurePicture.margin
        y += 18
      }
      if usesLines {
        svg.element(
          "path",
          [
            "class": PictureStyle.stroke(series), "d": "M\(SVGText.number(x)) \(SVGText.number(y - 4))h18",
            "fill": "none", "stroke-width": "2.5", "stroke-dasharray": PictureStyle.dashes[series % 6],
          ])
      } else {
        point(&svg, x: x + 9, y: y - 4, series: series, size: 5)
      }
      label(&svg, text, x: x + 24, y: y)
      x += wide
    }
    return y + 18
  }

  /// Whether the groups are told apart by their lines rather than by their points or fields.
  private var usesLines: Bool {
    guard case .fields(let fields) = figure.body else { return false }
    return fields.contains { $0.marks.contains { if case .line = $0 { true } else { false } } }
  }

  /// What has to be said of the chart, below it; gives where the picture ends.
  private func foot(from start: Double, _ svg: inout SVGText) -> Double {
    var y = start + 14
    let quiet = figure.facts.filter { !$0.isLoud }.map(\.text)
    for text in quiet + figure.facts.filter(\.isLoud).map(\.text) {
      for line in WrappedText.lines(safeText(text), width: 108) {
        label(&svg, line, x: FigurePicture.margin, y: y, isSoft: quiet.contains(text))
        y += 16
      }
    }
    return y - 8
  }

  func label(
    _ svg: inout SVGText, _ text: String, x: Double, y: Double, anchor: String = "start", isSoft: Bool = false
  ) {
    svg.element(
      "text",
      [
        "class": isSoft ? "c-text c-soft" : "c-text c-ink", "x": SVGText.number(x), "y": SVGText.number(y),
        "text-anchor": anchor,
      ], text)
  }

  /// About how many units a text takes at 12 pixels.
  static func measure(_ text: String) -> Double { Double(DisplayWidth.of(text)) * 7.2 }

  /// A point of a series in its own form: circle, square, triangle, diamond, cross, upturned triangle.
  func point(_ svg: inout SVGText, x: Double, y: Double, series: Int, size: Double) {
    svg.element(
      "path", ["class": PictureStyle.fill(series), "d": FigurePicture.form(series, x, y, size), "fill-opacity": "0.8"])
  }

  /// The outline of a point; `size` is about its radius.
  static func form(_ series: Int, _ x: Double, _ y: Double, _ size: Double) -> String {
    func at(_ dx: Double, _ dy: Double) -> String { SVGText.number(x + dx) + " " + SVGText.number(y + dy) }
    let (r, n) = (size, SVGText.number)
    switch ((series % 6) + 6) % 6 {
    case 0: return "M\(at(-r, 0))a\(n(r)) \(n(r)) 0 1 0 \(n(2 * r)) 0a\(n(r)) \(n(r)) 0 1 0 \(n(-2 * r)) 0z"
    case 1: return "M\(at(-r * 0.9, -r * 0.9))h\(n(1.8 * r))v\(n(1.8 * r))h\(n(-1.8 * r))z"
    case 2: return "M\(at(0, -r * 1.1))L\(at(r * 1.1, r * 0.9))L\(at(-r * 1.1, r * 0.9))z"
    case 3: return "M\(at(0, -r * 1.2))L\(at(r * 1.2, 0))L\(at(0, r * 1.2))L\(at(-r * 1.2, 0))z"
    case 4:
      return "M\(at(-r, -r * 0.35))h\(n(0.65 * r))v\(n(-0.65 * r))h\(n(0.7 * r))v\(n(0.65 * r))h\(n(0.65 * r))"
        + "v\(n(0.7 * r))h\(n(-0.65 * r))v\(n(0.65 * r))h\(n(-0.7 * r))v\(n(-0.65 * r))h\(n(-0.65 * r))z"
    default: return "M\(at(0, r * 1.1))L\(at(r * 1.1, -r * 0.9))L\(at(-r * 1.1, -r * 0.9))z"
    }
  }
}
