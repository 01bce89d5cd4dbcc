import Frames
import Language

extension Verb {
  static let unpivot = Verb(
    "unpivot", "Gather columns into rows: a row for each of them, with its name and its value.", effect: .none,
    foresight: .plan,
    example: "loans | unpivot .amount, .days, names_to: \"what\", values_to: \"number\"",
    Parameter<Frame>("frame", "the rows"), Parameter<ColumnSet>("columns", "the columns that become rows"),
    Parameter<String>("names_to", "the column that takes their names", default: "name"),
    Parameter<String>("values_to", "the column that takes their values", default: "value"),
    Parameter<Bool>("drop_missing", "leave out rows without a value", default: false)
  ) { _, frame, columns, namesTo, valuesTo, dropsMissing in
    try frame.unpivot(
      columns.names(in: frame.schema), namesTo: namesTo, valuesTo: valuesTo, dropsMissing: dropsMissing)
  }
}
