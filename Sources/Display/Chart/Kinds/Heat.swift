import Engines

extension Chart {
  /// How many rows, or which mean, each pair of words or bins of two columns has.
  static let heat = Chart(
    "heat", "A heat map: rows, or the mean of a third column, for each pair of two columns' values.",
    columns: { input, room in
      let y = try input.second("heat")
      if let value = input.value, value.numbers == nil || value.isTimes {
        throw Fault(
          "D004", "the colour of a cell is a number, and `.\(value.name)` is not one", subject: ".\(value.name)")
      }
      let across = HeatSide(input.x, limit: room.columns, bins: input.bins)
      let down = HeatSide(y, limit: room.lines, bins: input.bins)
      guard !across.names.isEmpty, !down.names.isEmpty else { return input.empty }
      let weights = input.value?.numbers
      var sums = Array(repeating: Array(repeating: 0.0, count: across.names.count), count: down.names.count)
      var counts = sums
      for (row, (column, line)) in zip(across.places, down.places).enumerated() {
        guard let column, let line else { continue }
        let weight = weights.map { row < $0.count ? $0[row] : .nan } ?? 1
        guard weight.isFinite else { continue }
        sums[line][column] += weight
        counts[line][column] += 1
      }
      let values = weights == nil ? counts : zip(sums, counts).map { zip($0, $1).map { $1 > 0 ? $0 / $1 : .nan } }
      let measure = input.value.map { "mean of \($0.name)" } ?? "rows"
      // Numbers grow upwards, words are read downwards.
      let isUp = !y.isWords
      let grid = Figure.Grid(
        xName: input.x.name, yName: y.name, columns: across.names, rows: isUp ? down.names.reversed() : down.names,
        values: isUp ? values.reversed() : values, measure: measure, isCount: weights == nil)
      return Figure(
        title: "\(measure) by \(input.x.name) and \(y.name)", body: .grid(grid),
        facts: across.facts + down.facts + ChartInput.gaps(weights ?? []))
    })
}

/// One side of a heat map: the words of a column, or its bins, and where each row lies.
private struct HeatSide {
  var names: [String] = []
  /// The place of each row among the names; none where it has no value or a word that is not shown.
  var places: [Int?] = []
  var facts: [Figure.Fact] = []

  init(_ column: ChartColumn, limit: Int, bins: Int?) {
    let distinct = Set(column.words)
    if column.isWords || (!column.isTimes && distinct.count <= min(limit, 12)) {
      let words = column.words
      let (frequent, hasOthers) = ChartInput.frequent(words, limit: limit)
      let numbers = Dictionary(
        zip(words, column.numbers ?? []).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
      // The most frequent ones are shown, and in their own order, as two sides may share an order of words.
      names = frequent.sorted { a, b in
        column.isWords ? a < b : (numbers[a] ?? .infinity) < (numbers[b] ?? .infinity)
      }
      let positions = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      places = words.map { positions[$0] }
      if hasOthers { facts = ChartInput.rest(words, names) }
      return
    }
    let values = column.numbers ?? []
    let finite = values.filter(\.isFinite)
    guard !finite.isEmpty else { return }
    let binning =
      column.isTimes
      ? Binning(times: finite, wanted: bins ?? min(limit, 12), limit: limit)
      : Binning(finite, wanted: bins ?? min(limit, 10), limit: limit)
    names = binning.edges.marks.prefix(binning.count).map(\.text)
    places = values.map { $0.isFinite ? binning.bin(of: $0) : nil }
    facts = ChartInput.gaps(values, of: column.name)
  }
}
