extension Chart {
  /// The true positive rate over the false positive rate as the threshold falls; several classes each against the rest.
  static let roc = Chart(
    "roc", "True positives over false positives at every threshold, of judged rows.",
    judged: { rows, room in
      let curves = try rows.curves("roc")
      let defined = curves.filter(\.isDefined)
      guard !defined.isEmpty else {
        return Figure(title: "ROC", body: .nothing("nothing to plot: the rows are all of one class"))
      }
      return rows.figure(
        title: "ROC of \(rows.target)", curves, defined,
        x: "false positive rate", y: "true positive rate", guide: [Figure.Point(0, 0), Figure.Point(1, 1)],
        measure: { "auc \(NumberText.short($0.area))" }, points: \.roc, room)
    })
}

extension JudgedRows {
  /// A figure of one curve a class between 0 and 1.
  func figure(
    title: String, _ all: [ClassCurve], _ curves: [ClassCurve], x: String, y: String, guide: [Figure.Point],
    measure: (ClassCurve) -> String, points: (ClassCurve) -> [Figure.Point], _ room: ChartRoom,
    limits: [[Figure.Point]] = []
  ) -> Figure {
    let drawn = curves.map { points($0).corners(limit: room.points) }
    var facts = [Figure.Fact(NumberText.count(labels.count, "row"))]
    if curves.count == 1 {
      facts[0].text += " · \(NumberText.count(curves[0].positives, "positive row")) (\(curves[0].name)) · "
      facts[0].text += measure(curves[0])
    }
    facts += lost(all, curves, isThinned: drawn.contains(where: \.isThinned))
    return Figure(
      title: title,
      body: .fields([
        Figure.Field(
          x: .share(x), y: .share(y),
          marks: ([guide] + limits).map { .guide($0) }
            + drawn.enumerated().map { .line($0.element.points, series: $0.offset) })
      ]), groups: curves.count > 1 ? curves.map { "\(safeText($0.name)) (\(measure($0)))" } : [], facts: facts)
  }

  private func lost(_ all: [ClassCurve], _ curves: [ClassCurve], isThinned: Bool) -> [Figure.Fact] {
    var facts: [Figure.Fact] = []
    if !isBinary, all.count < probabilities.count {
      facts.append(.loud("the first \(all.count) of \(probabilities.count) classes are drawn"))
    }
    let undefined = all.filter { !$0.isDefined }.map(\.name)
    if !undefined.isEmpty {
      facts.append(.loud("no curve for \(undefined.joined(separator: ", ")): the rows are all of one kind"))
    }
    if isThinned { facts.append(.loud("some corners of the curve are left out")) }
    let missing = all.map(\.missing).max() ?? 0
    if missing > 0 { facts.append(.loud("\(NumberText.count(missing, "row")) without a probability left out")) }
    return facts
  }
}
