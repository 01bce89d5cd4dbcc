import Engines

extension Chart {
  /// What wrong answers cost at every threshold.
  static let cost = Chart(
    "cost", "The mean cost of a row over the threshold from which it is told positive, of judged rows of two classes.",
    judged: { rows, room in
      guard !rows.classes.isEmpty else { throw JudgedRows.needsClasses("cost") }
      guard rows.isBinary, let curve = try rows.curves("cost").first else {
        throw Fault("D006", "`cost` is a chart of two classes, and this model tells several", subject: "cost")
      }
      let costs = rows.costs
      let points = curve.costs(costs)
      guard let best = points.min(by: { $0.y < $1.y }), let half = points.last(where: { $0.x <= 0.5 }) else {
        return Figure(title: "cost", body: .nothing("nothing to plot: no row has a probability"))
      }
      let drawn = points.corners(limit: room.points)
      let saved = half.y > 0 ? ", \(NumberText.short((1 - best.y / half.y) * 100, digits: 3))% less than from 0.5" : ""
      return Figure(
        title: "cost of \(rows.target)",
        body: .fields([
          Figure.Field(
            x: .share("threshold"), y: Figure.Axis("mean cost of a row", of: points.map(\.y) + [0]),
            marks: [
              .guide([Figure.Point(best.x, 0), Figure.Point(best.x, points.map(\.y).max() ?? 1)]),
              .line(drawn.points, series: 0),
            ])
        ]),
        facts: [
          Figure.Fact(
            "\(NumberText.count(rows.labels.count, "row")) · a false positive costs \(NumberText.short(costs.falsePositive))"
              + ", a false negative \(NumberText.short(costs.falseNegative))"),
          Figure.Fact("least at \(NumberText.short(best.x, digits: 3)): \(NumberText.short(best.y)) a row" + saved),
        ] + (drawn.isThinned ? [.loud("some corners of the curve are left out")] : []))
    })
}

extension ClassCurve {
  /// The threshold to the right, the mean cost of a row upwards, from telling all positive (0) to telling none (1).
  func costs(_ costs: (falsePositive: Double, falseNegative: Double)) -> [Figure.Point] {
    let rows = Double(max(1, positives + others))
    var (hits, alarms) = (0, 0)
    var points = [Figure.Point(1, Double(positives) * costs.falseNegative / rows)]
    for (step, score) in zip(steps, scores) {
      hits += step.positives
      alarms += step.others
      let cost = Double(alarms) * costs.falsePositive + Double(positives - hits) * costs.falseNegative
      points.append(Figure.Point(score, cost / rows))
    }
    return points.reversed()
  }
}
