import Engines

extension Chart {
  /// Median, quartiles and what lies far out: of one column, for each group, or for each word of another column.
  static let box = Chart(
    "box", "Median, quartiles and far values, for each group or word.",
    columns: { input, room in
      var (words, numbers) = (input.by, input.x)
      if let y = input.y { (words, numbers) = (input.x, y) }
      let values = try numbers.onAxis("box")
      guard !numbers.isTimes else {
        throw Fault("D004", "a box is drawn of numbers, and `.\(numbers.name)` is a date", subject: ".\(numbers.name)")
      }
      let labels = words?.words ?? Array(repeating: "", count: values.count)
      let (names, hasOthers) = ChartInput.frequent(labels, limit: room.rows)
      var parts: [String: [Double]] = [:]
      for (row, value) in values.enumerated() where row < labels.count { parts[labels[row], default: []].append(value) }
      let items = names.compactMap { name -> Figure.Rows.Item? in
        guard let summary = BoxSummary(parts[name] ?? []) else { return nil }
        return Figure.Rows.Item(
          label: name, series: 0, mark: .box(summary), text: NumberText.short(summary.median))
      }
      guard !items.isEmpty else { return input.empty }
      var facts = [Figure.Fact("box: quartiles and median (at the right) · whiskers: 1.5 quartile distances")]
      if hasOthers { facts += ChartInput.rest(labels, names) }
      return Figure(
        title: words.map { "\(numbers.name) by \($0.name)" } ?? numbers.name,
        body: .rows(Figure.Rows(heading: words.map { "\($0.name): \(numbers.name)" } ?? numbers.name, items: items)),
        facts: facts + ChartInput.gaps(values))
    })
}
