extension Chart {
  /// How much of what is sought is found when only so many rows, the highest scores first, are looked at.
  static let gain = Chart(
    "gain", "The share of positive rows found over the share of rows taken, of judged rows.",
    judged: { rows, room in
      let curves = try rows.curves("gain")
      let defined = curves.filter(\.isDefined)
      guard let first = defined.first else {
        return Figure(title: "gain", body: .nothing("nothing to plot: the rows are all of one class"))
      }
      let share = Double(first.positives) / Double(max(1, first.positives + first.others))
      return rows.figure(
        title: "gain of \(rows.target)", curves, defined, x: "share of rows taken", y: "share of positive rows found",
        guide: [Figure.Point(0, 0), Figure.Point(1, 1)],
        measure: { "the first tenth finds \(NumberText.short($0.found(in: 0.1) * 100, digits: 3))%" }, points: \.gain,
        room, limits: defined.count == 1 ? [[Figure.Point(0, 0), Figure.Point(share, 1), Figure.Point(1, 1)]] : [])
    })
}

extension ClassCurve {
  /// The share of rows taken to the right, the share of positive ones among them upwards, from (0, 0) to (1, 1).
  var gain: [Figure.Point] {
    var points = [Figure.Point(0, 0)]
    let rows = Double(max(1, positives + others))
    var (hits, taken) = (0, 0)
    for step in steps {
      hits += step.positives
      taken += step.positives + step.others
      points.append(Figure.Point(Double(taken) / rows, Double(hits) / Double(max(1, positives))))
    }
    return points
  }

  /// The share of positive rows among a share of all, by a straight line between two scores.
  func found(in share: Double) -> Double {
    let points = gain
    for (before, after) in zip(points, points.dropFirst()) where after.x >= share {
      return after.x > before.x ? before.y + (after.y - before.y) * (share - before.x) / (after.x - before.x) : after.y
    }
    return 1
  }
}
