import Frames

extension PreparationKind {
  /// As scikit-learn's `StandardScaler`, `RobustScaler` and `MinMaxScaler`; a column of one value is only moved.
  public static let scale = PreparationKind(
    "scale",
    "Move and stretch numbers: to mean 0 and deviation 1, by median and quartiles (\"robust\"), or to 0 to 1 (\"minmax\").",
    example: "scale(.income, \"robust\")", choice: .text("standard")
  ) { choice, column in
    guard var numbers = column.numbers else {
      throw column.refusal(
        "`scale` is for numbers, and `\(column.column.name)` holds \(column.column.type)", help: "leave it out")
    }
    if let fill = column.fillNumber { numbers += [Double](repeating: fill, count: column.missing) }
    let spread: Double?
    switch choice {
    case .text("standard"), .missing:
      guard let profile = NumericProfile(numbers) else { return }
      column.centre = profile.mean
      spread = profile.deviation
    case .text("robust"):
      numbers.sort()
      guard let median = Ranking.quantile(sorted: numbers, 0.5), let low = Ranking.quantile(sorted: numbers, 0.25),
        let high = Ranking.quantile(sorted: numbers, 0.75)
      else { return }
      column.centre = median
      spread = high - low
    case .text("minmax"):
      guard let low = numbers.min(), let high = numbers.max() else { return }
      column.centre = low
      spread = high - low
    default:
      throw column.refusal(
        "`scale` is \"standard\", \"robust\" or \"minmax\", not \(choice)",
        help: "write scale(.\(column.column.name), \"robust\")")
    }
    if let spread, spread > 0, spread.isFinite { column.spread = spread }
  }
}
