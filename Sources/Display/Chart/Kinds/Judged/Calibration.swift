extension Chart {
  /// What share of rows was positive where the model said so much: ten parts of equally many rows.
  static let calibration = Chart(
    "calibration", "The share that came true over the probability that was told, of judged rows.",
    judged: { rows, _ in
      let curves = try rows.curves("calibration")
      var lines: [[Figure.Point]] = []
      var errors: [Double] = []
      for (place, _) in curves.enumerated() {
        let number = rows.isBinary ? 1 : place
        let parts = Calibration(rows.probabilities[number], rows.labels.map { $0 == number })
        lines.append(parts.points)
        errors.append(parts.error)
      }
      guard lines.contains(where: { !$0.isEmpty }) else {
        return Figure(title: "calibration", body: .nothing("nothing to plot: no row has a probability"))
      }
      var fact = "\(NumberText.count(rows.labels.count, "row")) in at most 10 parts of equally many"
      if errors.count == 1 { fact += " · expected calibration error \(NumberText.short(errors[0], digits: 3))" }
      return Figure(
        title: "calibration of \(rows.target)",
        body: .fields([
          Figure.Field(
            x: .share("probability told"), y: .share("share that came true"),
            marks: [.guide([Figure.Point(0, 0), Figure.Point(1, 1)])]
              + lines.enumerated().flatMap { place, points -> [Figure.Mark] in
                [.line(points, series: place), .points(points, series: place)]
              })
        ]),
        groups: curves.count > 1
          ? zip(curves, errors).map { "\(safeText($0.name)) (error \(NumberText.short($1, digits: 3)))" } : [],
        facts: [Figure.Fact(fact)]
          + (!rows.isBinary && curves.count < rows.probabilities.count
            ? [.loud("the first \(curves.count) of \(rows.probabilities.count) classes are drawn")] : []))
    })
}

/// Probabilities in parts of equally many rows, each with its mean and the share of positive rows.
struct Calibration {
  private(set) var points: [Figure.Point] = []
  /// The mean distance of the two, weighted by rows: the expected calibration error.
  private(set) var error = 0.0

  init(_ probabilities: [Double], _ isPositive: [Bool], parts: Int = 10) {
    let rows = zip(probabilities, isPositive).filter { !$0.0.isNaN }.sorted { $0.0 < $1.0 }
    var start = 0
    for part in 1...max(1, parts) {
      var end = rows.count * part / max(1, parts)
      // Rows with one probability stay together: else their order in the file would decide.
      while end > 0, end < rows.count, rows[end].0 == rows[end - 1].0 { end += 1 }
      guard end > start else { continue }
      let count = Double(end - start)
      let told = rows[start..<end].reduce(0) { $0 + $1.0 } / count
      let happened = rows[start..<end].reduce(0) { $0 + ($1.1 ? 1 : 0) } / count
      points.append(Figure.Point(told, happened))
      error += abs(told - happened) * count / Double(rows.count)
      start = end
    }
  }
}
