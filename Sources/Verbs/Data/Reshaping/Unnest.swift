import Frames

extension Verb {
  static let unnest = Verb(
    "unnest", "Put the fields of a record in its place, a column each.", effect: .none, foresight: .plan,
    example: "frame([{id: 1, at: {city: \"Ulm\", zip: 89073}}]) | unnest .at",
    Parameter<Frame>("frame", "the rows"), Parameter<ColumnName>("column", "a column that holds records"),
    Parameter<String>("prefix", "stands before each new name", default: "")
  ) { _, frame, column, prefix in try frame.unnest(column.name, prefix: prefix) }
}
