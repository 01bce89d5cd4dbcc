import Engines

extension Chart {
  /// Truth minus prediction over the prediction: what is left should have no shape.
  static let residuals = Chart(
    "residuals", "Truth minus prediction over the prediction, of judged rows.",
    judged: { rows, room in
      guard rows.classes.isEmpty else {
        throw Fault(
          "D007", "`residuals` is a chart of numbers, and this model tells classes", subject: "residuals",
          help: "plot report, \"calibration\"")
      }
      let whole = zip(rows.predicted, rows.truth).filter { $0.isFinite && $1.isFinite }
        .map { Figure.Point($0, $1 - $0) }
      guard !whole.isEmpty else { return Figure(title: "residuals", body: .nothing("nothing to plot: no rows")) }
      let drawn =
        whole.count <= room.points
        ? whole : (0..<room.points).map { whole[Whole.of(Double($0) / Double(room.points) * Double(whole.count))] }
      let count = Double(whole.count)
      let mean = whole.reduce(0) { $0 + $1.y / count }
      let spread = (whole.reduce(0) { $0 + ($1.y - mean) * ($1.y - mean) / max(1, count - 1) }).squareRoot()
      var facts = [
        Figure.Fact(
          "\(NumberText.count(whole.count, "row")) · mean \(NumberText.short(mean)) · sd \(NumberText.short(spread))")
      ]
      if drawn.count < whole.count {
        facts.append(
          .loud("\(Thousands.grouped(drawn.count)) of \(Thousands.grouped(whole.count)) points drawn, evenly chosen"))
      }
      let x = Figure.Axis("prediction", of: whole.map(\.x))
      return Figure(
        title: "residuals of \(rows.target)",
        body: .fields([
          Figure.Field(
            x: x, y: Figure.Axis("truth - prediction", of: whole.map(\.y) + [0]),
            marks: [.guide([Figure.Point(x.low, 0), Figure.Point(x.high, 0)]), .points(drawn, series: 0)])
        ]), facts: facts)
    })
}
