import Frames
import Language
import Learning

extension Verb {
  static let top = Verb(
    "top", "Take the rows with the largest values of a column, the largest first.", effect: .none,
    foresight: .rows,
    Face(
      example: "loans | top 3, .amount, by: .plan", Parameter<Frame>("frame", "the rows"),
      Parameter<Int>("count", "how many rows, of each group"),
      Parameter<Expression>("column", "what the rows are judged by; a row where it is missing is never taken"),
      Parameter<Columns>("by", "so many rows of each of these groups", default: .none),
      Parameter<Bool>(
        "ties", "take all rows that are equal to the last one; without it the earlier ones", default: false)
    ) { _, frame, count, column, by, ties in
      try frame.rows(at: .top, count, of: column, by: by.expressions ?? [], ties: ties)
    },
    Face(
      example: "top(.plan, 2)", Parameter<ColumnName>("column", "a text column, as a preparation of `train`"),
      Parameter<Value>("choice", "how many of its most frequent values keep their own category", default: .none)
    ) { _, column, choice in
      Value.object(
        PreparationObject(
          Preparation(.top, column: column.name, choice: choice.isNone ? nil : try Scalar(choice))))
    })
}
