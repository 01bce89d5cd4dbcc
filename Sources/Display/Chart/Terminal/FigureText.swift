/// Draws a figure as lines for a terminal: blocks for lengths, braille dots for curves and points, shades for cells.
struct FigureText {
  let figure: Figure
  let paint: Paint

  init(_ figure: Figure, _ paint: Paint) {
    self.figure = figure
    self.paint = paint
  }

  var lines: [String] {
    switch figure.body {
    case .nothing(let why): [paint(DisplayWidth.cut(safeText(why), to: paint.width, mark: mark), .note)]
    case .fields(let fields): drawn(fields) + facts
    case .rows(let rows): drawn(rows) + facts
    case .grid(let grid): drawn(grid) + facts
    }
  }

  var mark: String { paint.glyphs.ellipsis }

  /// What is said of the whole chart, dim; what was left out, each on a line of its own.
  private var facts: [String] {
    let quiet = figure.facts.filter { !$0.isLoud }.map(\.text).joined(separator: " · ")
    let dotted = quiet.split(separator: " · ", omittingEmptySubsequences: true)
      .joined(separator: " \(paint.glyphs.dot) ")
    var lines = dotted.isEmpty ? [] : wrapped(dotted, .dim)
    for fact in figure.facts where fact.isLoud { lines += wrapped(fact.text, .warning) }
    return lines
  }

  private func wrapped(_ text: String, _ role: Paint.Role) -> [String] {
    WrappedText.lines(safeText(text), width: paint.width, mark: mark).map { paint($0, role) }
  }

  /// The signs and names of groups, wrapped.
  func legend(_ sign: (Int) -> String) -> [String] {
    guard !figure.groups.isEmpty, paint.width >= 8 else { return [] }
    var lines: [String] = []
    var line = ""
    var used = 0
    for (index, name) in figure.groups.enumerated() {
      let sign = sign(index)
      let text = DisplayWidth.cut(name, to: max(1, paint.width - DisplayWidth.of(sign) - 1), mark: mark)
      let size = DisplayWidth.of(sign) + 1 + DisplayWidth.of(text)
      if used > 0, used + 3 + size > paint.width {
        lines.append(line)
        line = ""
        used = 0
      }
      line += (used > 0 ? "   " : "") + paint(sign, .series(index)) + " " + text
      used += (used > 0 ? 3 : 0) + size
    }
    return lines + [line]
  }
}
