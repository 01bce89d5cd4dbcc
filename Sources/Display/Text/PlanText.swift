public import Frames

/// A plan as a tree, the result's step first, each step with its rows at the right and what it does to the columns below.
public struct PlanText: Showable {
  private let outline: PlanOutline

  public init(_ outline: PlanOutline) { self.outline = outline }

  public func lines(_ paint: Paint) -> [String] {
    var lines: [String] = []
    write(outline, own: "", below: "", paint, &lines)
    return lines
  }

  /// - Parameters:
  ///   - own: What stands before the step's own line.
  ///   - below: What stands before the lines below it.
  private func write(_ node: PlanOutline, own: String, below: String, _ paint: Paint, _ lines: inout [String]) {
    let rows = PlanText.text(node.rows, paint)
    let room = max(8, paint.width - DisplayWidth.of(own) - DisplayWidth.of(rows) - 2)
    let step = DisplayWidth.cut(safeText(node.step), to: room, mark: paint.glyphs.ellipsis)
    let verb = String(step.prefix { $0 != " " })
    let gap = paint.width - DisplayWidth.of(own) - DisplayWidth.of(step) - DisplayWidth.of(rows)
    lines.append(
      paint(own, .dim) + paint(verb, .callable) + step.dropFirst(verb.count)
        + String(repeating: " ", count: max(2, gap)) + rows)
    let bar = paint.isUnicode ? "│ " : "| "
    let lead = below + (node.inputs.isEmpty ? "  " : bar)
    for note in notes(node) {
      for line in WrappedText.lines(safeText(note), width: max(20, paint.width - DisplayWidth.of(lead))) {
        lines.append(paint(lead + line, .dim))
      }
    }
    for (place, input) in node.inputs.enumerated() {
      let isLast = place == node.inputs.count - 1
      let (corner, rest) =
        paint.isUnicode ? (isLast ? "└ " : "├ ", isLast ? "  " : "│ ") : (isLast ? "`-" : "|-", isLast ? "  " : "| ")
      write(input, own: below + corner, below: below + rest, paint, &lines)
    }
  }

  private func notes(_ node: PlanOutline) -> [String] {
    var notes: [String] = []
    if node.inputs.isEmpty {
      let count = NumberText.count(node.schema.count, "column")
      notes.append("\(count): " + PlanText.listed(node.schema.fields))
    }
    if !node.added.isEmpty { notes.append("+ " + PlanText.listed(node.added)) }
    if !node.removed.isEmpty {
      notes.append(
        "- " + node.removed.prefix(PlanText.most).joined(separator: ", ") + PlanText.more(node.removed.count))
    }
    return notes + node.notes
  }

  private static let most = 16

  private static func listed(_ fields: [Field]) -> String {
    fields.prefix(most).map { "\($0.name) \($0.type)" }.joined(separator: ", ") + more(fields.count)
  }

  private static func more(_ count: Int) -> String { count > most ? ", and \(count - most) more" : "" }

  private static func text(_ rows: PlanOutline.Rows, _ paint: Paint) -> String {
    switch rows {
    case .exactly(let count): NumberText.count(count, "row")
    case .about(let count): "about \(NumberText.count(count, "row"))"
    case .atMost(let count): "at most \(NumberText.count(count, "row"))"
    case .unknown: "rows unknown"
    }
  }
}
