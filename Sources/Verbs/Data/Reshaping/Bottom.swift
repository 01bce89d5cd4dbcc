import Frames
import Language

extension Verb {
  static let bottom = Verb(
    "bottom", "Take the rows with the smallest values of a column, the smallest first.", effect: .none,
    foresight: .rows,
    Face(
      example: "loans | bottom 3, .amount, by: .plan", Parameter<Frame>("frame", "the rows"),
      Parameter<Int>("count", "how many rows, of each group"),
      Parameter<Expression>("column", "what the rows are judged by; a row where it is missing is never taken"),
      Parameter<Columns>("by", "so many rows of each of these groups", default: .none),
      Parameter<Bool>(
        "ties", "take all rows that are equal to the last one; without it the earlier ones", default: false)
    ) { _, frame, count, column, by, ties in
      try frame.rows(at: .bottom, count, of: column, by: by.expressions ?? [], ties: ties)
    })
}
