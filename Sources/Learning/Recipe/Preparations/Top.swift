import Frames

extension PreparationKind {
  public static let top = PreparationKind(
    "top", "Keep the most frequent values of a text column and read all others as \"other\".",
    example: "top(.city, 10)", choice: .int(10)
  ) { choice, column in
    guard column.counts != nil else {
      throw column.refusal(
        "`top` is for texts, and `\(column.column.name)` holds \(column.column.type)", help: "leave it out")
    }
    guard let limit = choice.int, limit >= 1 else {
      throw column.refusal("`top` keeps at least 1 value, not \(choice)", help: "write top(.city, 10)")
    }
    column.kept = Array(column.ordered.map(\.value).prefix(limit))
  }
}
