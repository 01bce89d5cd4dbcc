extension Chart {
  /// How many times more positive rows are among those taken than among all.
  static let lift = Chart(
    "lift", "How many times more positive rows are found than by chance, over the share of rows taken.",
    judged: { rows, room in
      let curves = try rows.curves("lift")
      let defined = curves.filter(\.isDefined)
      guard !defined.isEmpty else {
        return Figure(title: "lift", body: .nothing("nothing to plot: the rows are all of one class"))
      }
      let lines = defined.map { curve in
        (1...20).map { part in
          let share = Double(part) / 20
          return Figure.Point(share, curve.found(in: share) / share)
        }
      }
      let first = defined[0]
      var facts = [Figure.Fact(NumberText.count(rows.labels.count, "row"))]
      if defined.count == 1 {
        facts[0].text +=
          " · the first tenth holds \(NumberText.short(first.found(in: 0.1) * 10, digits: 3)) times as many"
          + " positive rows as chance"
      }
      let missing = all(of: curves, rows)
      return Figure(
        title: "lift of \(rows.target)",
        body: .fields([
          Figure.Field(
            x: .share("share of rows taken"), y: Figure.Axis("lift", of: lines.joined().map(\.y) + [0]),
            marks: [.guide([Figure.Point(0, 1), Figure.Point(1, 1)])]
              + lines.enumerated().map { .line($0.element, series: $0.offset) })
        ]), groups: defined.count > 1 ? defined.map { safeText($0.name) } : [], facts: facts + missing)
    })

  private static func all(of curves: [ClassCurve], _ rows: JudgedRows) -> [Figure.Fact] {
    rows.isBinary || curves.count == rows.probabilities.count
      ? [] : [.loud("the first \(curves.count) of \(rows.probabilities.count) classes are drawn")]
  }
}
