import Frames

extension Verb {
  static let drop = Verb(
    "drop", "Leave columns out.", effect: .none, foresight: .plan, example: "loans | drop .plan",
    Parameter<Frame>("frame", "the rows"), Parameter<ColumnSet>("columns", "the columns to leave out")
  ) { _, frame, columns in try frame.drop(columns.names(in: frame.schema)) }
}
