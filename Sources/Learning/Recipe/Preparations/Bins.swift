import Frames

extension PreparationKind {
  /// As scikit-learn's `KBinsDiscretizer` with ordinal codes: a number at an edge belongs to the bin above it.
  public static let bins = PreparationKind(
    "bins", "Read a number as the place of its bin, of as many rows each (\"quantile\") or of one width (\"width\").",
    example: "bins(.age, 10, by: \"width\")", choice: .int(10), options: ["by": .text("quantile")]
  ) { choice, column in
    guard var numbers = column.numbers, !numbers.isEmpty else {
      throw column.refusal(
        "`bins` is for numbers, and `\(column.column.name)` holds \(column.column.type)", help: "leave it out")
    }
    guard let count = choice.int, (2...1000).contains(count) else {
      throw column.refusal("`bins` makes 2 to 1,000 bins, not \(choice)", help: "write bins(.age, 10)")
    }
    if let fill = column.fillNumber { numbers += [Double](repeating: fill, count: column.missing) }
    numbers.sort()
    let places = (1..<count).map { Double($0) / Double(count) }
    let edges: [Double]
    switch column.option("by") {
    case .text("quantile"): edges = places.compactMap { Ranking.quantile(sorted: numbers, $0) }
    case .text("width"):
      let (low, high) = (numbers[0], numbers[numbers.count - 1])
      edges = places.map { low + (high - low) * $0 }
    default:
      throw column.refusal(
        "`by` of `bins` is \"quantile\" or \"width\", not \(column.option("by"))", help: "write bins(.age, 10)")
    }
    var distinct: [Double] = []
    for edge in edges where distinct.last != edge { distinct.append(edge) }
    column.made = [
      ColumnPreparing.Made(suffix: "", encoding: .bin(edges: distinct, fill: column.fillNumber))
    ]
  }
}
