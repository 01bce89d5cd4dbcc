extension Chart {
  /// How much each feature of a model weighs, the heaviest first.
  static let importance = Chart(
    "importance", "How much each feature of a model weighs.",
    weights: { weights, room in
      let sorted = weights.items.sorted { $0.weight > $1.weight }
      guard !sorted.isEmpty else { return Figure(title: "importance", body: .nothing("nothing to plot: no features")) }
      let shown = sorted.prefix(room.rows)
      let items = shown.map { item in
        Figure.Rows.Item(
          label: safeText(item.feature), series: 0, mark: .bar(item.weight), text: NumberText.short(item.weight))
      }
      let rest = sorted.count - shown.count
      return Figure(
        title: "importance: \(weights.measure)",
        body: .rows(Figure.Rows(heading: "feature: \(weights.measure)", items: items)),
        facts: rest > 0 ? [.loud("and \(NumberText.count(rest, "lighter feature"))")] : [])
    })
}
