import Frames
import Language

extension Verb {
  static let rename = Verb(
    "rename", "Give columns new names.", effect: .none, foresight: .plan, example: "loans | rename sum: .amount",
    Parameter<Frame>("frame", "the rows"), Parameter<Named<ColumnName>>("columns", "new: .old")
  ) { _, frame, columns in
    try frame.rename(
      columns.values.map { name, column in
        guard let name else {
          throw Diagnostic(
            "V064", "`rename` needs a new name for `\(column.name)`", help: "write `new: .\(column.name)`")
        }
        return Renaming(old: column.name, new: name)
      })
  }
}
