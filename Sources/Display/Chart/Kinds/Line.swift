import Engines

extension Chart {
  /// A line through the rows in the order of x, one for each group; rows that share an x count as their mean.
  static let line = Chart(
    "line", "A line through the rows in the order of a column, one for each group.",
    columns: { input, room in
      let y = try input.second("line")
      let (xs, ys) = (try input.x.onAxis("line"), try y.onAxis("line"))
      let whole = zip(xs, ys).enumerated().filter { $0.element.0.isFinite && $0.element.1.isFinite }.map(\.offset)
      guard !whole.isEmpty else { return input.empty }
      let (names, places) = input.groups
      var parts = Array(repeating: [Figure.Point](), count: max(1, names.count))
      for row in whole {
        let group = names.isEmpty || row >= places.count ? 0 : min(places[row], parts.count - 1)
        parts[group].append(Figure.Point(xs[row], ys[row]))
      }
      var facts = [Figure.Fact(NumberText.count(whole.count, "row"))]
      var (isMeaned, isThinned) = (false, false)
      for group in parts.indices {
        let means = parts[group].meansByX()
        if means.count < parts[group].count { isMeaned = true }
        let stepped = means.steps(limit: min(room.points, 2_000))
        if stepped.count < means.count { isThinned = true }
        parts[group] = stepped
      }
      if isMeaned { facts.append(.loud("rows with the same .\(input.x.name) are drawn as their mean")) }
      if isThinned { facts.append(.loud("neighbours are averaged: 2,000 steps are drawn")) }
      let left = min(xs.count, ys.count) - whole.count
      if left > 0 { facts.append(.loud("\(NumberText.count(left, "row")) without both values left out")) }
      return Figure(
        title: input.title,
        body: .fields([
          Figure.Field(
            x: Figure.Axis(input.x.name, of: parts.joined().map(\.x), isTimes: input.x.isTimes),
            y: Figure.Axis(y.name, of: parts.joined().map(\.y), isTimes: y.isTimes),
            marks: parts.enumerated().map { .line($0.element, series: $0.offset) })
        ]), groups: names, facts: facts)
    })
}

extension [Figure.Point] {
  /// The points in the order of x; those with one x become one point at the mean of their y.
  func meansByX() -> [Figure.Point] {
    var result: [Figure.Point] = []
    var (sum, count) = (0.0, 0.0)
    for point in sorted(by: { $0.x < $1.x }) {
      if let last = result.last, last.x == point.x {
        sum += point.y
        count += 1
        result[result.count - 1].y = sum / count
      } else {
        result.append(point)
        (sum, count) = (point.y, 1)
      }
    }
    return result
  }

  /// At most so many points: neighbours become their mean.
  func steps(limit: Int) -> [Figure.Point] {
    guard count > limit, limit > 0 else { return self }
    return (0..<limit).map { step in
      let part = self[(step * count / limit)..<((step + 1) * count / limit)]
      let size = Double(part.count)
      return Figure.Point(part.reduce(0) { $0 + $1.x / size }, part.reduce(0) { $0 + $1.y / size })
    }
  }
}
