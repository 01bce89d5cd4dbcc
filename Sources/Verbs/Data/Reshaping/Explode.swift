import Frames

extension Verb {
  static let explode = Verb(
    "explode", "Make a row of each element of a list; several lists go side by side, an empty one leaves a row.",
    effect: .none, foresight: .plan,
    example: "frame([{id: 1, tags: [\"a\", \"b\"]}, {id: 2, tags: []}]) | explode .tags",
    Parameter<Frame>("frame", "the rows"), Parameter<ColumnSet>("columns", "columns that hold lists")
  ) { _, frame, columns in try frame.explode(columns.names(in: frame.schema)) }
}
