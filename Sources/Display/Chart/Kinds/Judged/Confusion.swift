extension Chart {
  /// How often each true class was told as each class.
  static let confusion = Chart(
    "confusion", "How often each true class was told as each class, of judged rows.",
    judged: { rows, room in
      guard !rows.classes.isEmpty else { throw JudgedRows.needsClasses("confusion") }
      let shown = min(rows.classes.count, room.lines, room.columns)
      var counts = Array(repeating: Array(repeating: 0.0, count: shown), count: shown)
      var left = 0
      for (actual, told) in zip(rows.labels, rows.predictedLabels) {
        guard counts.indices.contains(actual), counts.indices.contains(told) else { left += 1; continue }
        counts[actual][told] += 1
      }
      let right = zip(rows.labels, rows.predictedLabels).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
      var facts = [
        Figure.Fact("\(Thousands.grouped(right)) of \(NumberText.count(rows.labels.count, "row")) are told right")
      ]
      if shown < rows.classes.count {
        facts.append(.loud("the first \(shown) of \(rows.classes.count) classes are shown"))
      }
      if left > 0 { facts.append(.loud("\(NumberText.count(left, "row")) of other classes left out")) }
      let names = rows.classes.prefix(shown).map { safeText($0) }
      return Figure(
        title: "confusion matrix of \(rows.target)",
        body: .grid(
          Figure.Grid(
            xName: "predicted", yName: "actual", columns: names, rows: names, values: counts, measure: "rows",
            isCount: true)), facts: facts)
    })
}
