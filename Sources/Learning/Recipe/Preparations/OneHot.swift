import Frames

extension PreparationKind {
  public static let oneHot = PreparationKind(
    "one_hot", "Make one 0-or-1 feature for each value of a text column, at most so many.",
    example: "one_hot(.plan)", choice: .int(50)
  ) { choice, column in
    guard column.counts != nil else {
      throw column.refusal(
        "`one_hot` is for texts, and `\(column.column.name)` holds \(column.column.type)",
        help: "numbers and dates need no encoding")
    }
    guard let limit = choice.int, (1...1000).contains(limit) else {
      throw column.refusal("`one_hot` makes 1 to 1,000 features, not \(choice)", help: "write one_hot(.plan, 20)")
    }
    column.isOneHot = true
    column.kept = Array((column.kept ?? column.ordered.map(\.value)).prefix(limit))
  }
}
