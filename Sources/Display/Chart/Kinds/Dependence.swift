extension Chart {
  /// How the answer moves with one column: the mean, the middle eight tenths, and single rows as guides.
  static let dependence = Chart(
    "dependence", "How a model's answer moves with one column, all others as they are.",
    moving: { moving, room in
      let ends = [Figure.Fact("\(NumberText.count(moving.rows, "row")) · mean, and where the middle 80% of rows lie")]
      guard case .words(let words) = moving.x.values else {
        let xs = moving.x.numbers ?? []
        func line(_ ys: [Double]) -> [Figure.Point] { zip(xs, ys).map { Figure.Point($0, $1) } }
        let shown = room.points > 1000 ? moving.curves : Array(moving.curves.prefix(8))
        return Figure(
          title: "\(moving.answer) by \(moving.x.name)",
          body: .fields([
            Figure.Field(
              x: Figure.Axis(moving.x.name, of: xs, isTimes: moving.x.isTimes),
              y: Figure.Axis(moving.answer, of: moving.means + moving.low + moving.high),
              marks: shown.map { .guide(line($0)) } + [
                .line(line(moving.low), series: 1), .line(line(moving.high), series: 1),
                .line(line(moving.means), series: 0),
              ])
          ]), groups: ["mean", "10% and 90% of rows"], facts: ends)
      }
      let items = zip(words, moving.means).prefix(room.rows).map { word, mean in
        Figure.Rows.Item(
          label: word.map { safeText($0) } ?? "missing", series: 0, mark: .bar(mean), text: NumberText.short(mean))
      }
      return Figure(
        title: "\(moving.answer) by \(moving.x.name)",
        body: .rows(Figure.Rows(heading: "\(moving.x.name): mean \(moving.answer)", items: Array(items))),
        facts: [Figure.Fact(NumberText.count(moving.rows, "row"))]
          + (words.count > items.count
            ? [.loud("and \(NumberText.count(words.count - items.count, "more value"))")] : []))
    })
}
