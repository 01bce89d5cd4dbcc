import Frames

extension PreparationKind {
  public static let impute = PreparationKind(
    "impute", "Fill missing values with the median, the mean, the most frequent value, or a given one.",
    example: "impute(.age, \"median\", indicator: true)", choice: .text("median"), options: ["indicator": .bool(false)]
  ) { choice, column in
    guard let tells = column.option("indicator").bool else {
      throw column.refusal(
        "`indicator` of `impute` is true or false, not \(column.option("indicator"))", help: "write indicator: true")
    }
    column.tellsMissing = tells
    if let numbers = column.numbers {
      if let constant = choice.double ?? choice.bool.map({ $0 ? 1 : 0 }) {
        column.fillNumber = constant
        return
      }
      guard !numbers.isEmpty else {
        throw column.refusal("every value of the column is missing", help: "drop the column")
      }
      switch choice.text {
      case "median": column.fillNumber = Ranking.quantile(sorted: numbers.sorted(), 0.5)
      case "mean": column.fillNumber = numbers.reduce(0, +) / Double(numbers.count)
      case "most_frequent": column.fillNumber = mostFrequent(numbers)
      default:
        throw column.refusal(
          "numbers are filled with \"median\", \"mean\", \"most_frequent\" or a number, not with \(choice)",
          help: "write impute(.\(column.column.name), \"median\")")
      }
      return
    }
    guard column.counts != nil else {
      throw column.refusal(
        "only numbers, truths and texts can be filled, and `\(column.column.name)` holds \(column.column.type)",
        help: "leave it missing: the model knows missing values")
    }
    switch choice {
    case .text("most_frequent"): column.fillText = column.ordered.first?.value
    case .text(let text) where text != "median" && text != "mean": column.fillText = text
    default:
      throw column.refusal(
        "texts are filled with \"most_frequent\" or a text, not with \(choice)",
        help: "write impute(.\(column.column.name), \"most_frequent\")")
    }
  }

  private static func mostFrequent(_ numbers: [Double]) -> Double? {
    var counts: [Double: Int] = [:]
    for number in numbers { counts[number, default: 0] += 1 }
    return counts.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }?.key
  }
}
