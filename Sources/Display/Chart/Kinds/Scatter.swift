import Engines

extension Chart {
  /// A point for each row: x to the right, y upwards.
  static let scatter = Chart(
    "scatter", "A point for each row, one column to the right and one upwards.",
    columns: { input, room in
      let y = try input.second("scatter")
      let (xs, ys) = (try input.x.onAxis("scatter"), try y.onAxis("scatter"))
      let whole = zip(xs, ys).enumerated().filter { $0.element.0.isFinite && $0.element.1.isFinite }.map(\.offset)
      guard !whole.isEmpty else { return input.empty }
      // Every so many rows in the order of the frame: the same picture each time.
      let drawn =
        whole.count <= room.points
        ? whole : (0..<room.points).map { whole[Whole.of(Double($0) / Double(room.points) * Double(whole.count))] }
      let (names, places) = input.groups
      var parts = Array(repeating: [Figure.Point](), count: max(1, names.count))
      for row in drawn {
        let group = names.isEmpty || row >= places.count ? 0 : min(places[row], parts.count - 1)
        parts[group].append(Figure.Point(xs[row], ys[row]))
      }
      var facts = [Figure.Fact(NumberText.count(whole.count, "point"))]
      if drawn.count < whole.count {
        facts = [
          .loud("\(Thousands.grouped(drawn.count)) of \(Thousands.grouped(whole.count)) points drawn, evenly chosen")
        ]
      }
      let left = min(xs.count, ys.count) - whole.count
      if left > 0 { facts.append(.loud("\(NumberText.count(left, "row")) without both values left out")) }
      return Figure(
        title: input.title,
        body: .fields([
          Figure.Field(
            x: Figure.Axis(input.x.name, of: whole.lazy.map { xs[$0] }, isTimes: input.x.isTimes),
            y: Figure.Axis(y.name, of: whole.lazy.map { ys[$0] }, isTimes: y.isTimes),
            marks: parts.enumerated().map { .points($0.element, series: $0.offset) })
        ]), groups: names, facts: facts)
    })
}
