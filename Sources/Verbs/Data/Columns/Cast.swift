import Frames
import Language

extension Verb {
  static let cast = Verb(
    "cast", "Change the types of columns; what does not fit becomes missing and is counted.", effect: .none,
    foresight: .plan,
    example: "loans | cast amount: \"double\"",
    Parameter<Frame>("frame", "the rows"), Parameter<Named<Value>>("types", "column: type")
  ) { _, frame, types in
    try frame.cast(
      types.values.map { name, value in
        guard let name else {
          throw Diagnostic(
            "V067", "`cast` needs the name of a column for \(value.described)", help: "write `cast age: \"int\"`")
        }
        return Field(name, try ColumnType.read(value, for: name))
      })
  }
}
