import Engines

extension Chart {
  /// A bar for each word: how many rows it has, or the mean of a second column.
  static let bars = Chart(
    "bars", "A bar for each word: its rows, or the mean of a column.",
    columns: { input, room in
      if let y = input.y, y.numbers == nil || y.isTimes {
        throw Fault("D004", "the length of a bar is a number, and `.\(y.name)` is not one", subject: ".\(y.name)")
      }
      let words = input.x.words
      guard !words.isEmpty else { return Figure(title: input.title, body: .nothing("nothing to plot: no rows")) }
      let (groups, places) = input.groups
      let (names, hasOthers) = ChartInput.frequent(words, limit: max(3, room.rows / max(1, groups.count)))
      let items = Bars(words, names, groups, places, lengths: input.y?.numbers).items
      return Figure(
        title: input.title,
        body: .rows(
          Figure.Rows(
            heading: input.y.map { "\(input.x.name): mean of \($0.name)" } ?? "\(input.x.name): rows", items: items)),
        groups: groups,
        facts: (hasOthers ? ChartInput.rest(words, names) : []) + ChartInput.gaps(input.y?.numbers ?? []))
    })
}

/// The words with most rows in their order, each with its groups.
private struct Bars {
  var items: [Figure.Rows.Item]

  init(_ words: [String], _ names: [String], _ groups: [String], _ places: [Int], lengths: [Double]?) {
    let count = max(1, groups.count)
    let positions = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var sums = Array(repeating: 0.0, count: names.count * count)
    var rows = sums
    for (row, word) in words.enumerated() {
      guard let position = positions[word] else { continue }
      let slot = position * count + (groups.isEmpty ? 0 : min(places[row], count - 1))
      let value = lengths.map { row < $0.count ? $0[row] : .nan } ?? 1
      guard value.isFinite else { continue }
      sums[slot] += value
      rows[slot] += 1
    }
    items = sums.indices.compactMap { slot in
      if !groups.isEmpty, rows[slot] == 0 { return nil }
      let value = lengths == nil ? sums[slot] : rows[slot] > 0 ? sums[slot] / rows[slot] : .nan
      let text =
        lengths == nil ? Thousands.grouped(Whole.of(value)) : value.isNaN ? "" : NumberText.short(value)
      return Figure.Rows.Item(label: names[slot / count], series: slot % count, mark: .bar(value), text: text)
    }
  }
}
