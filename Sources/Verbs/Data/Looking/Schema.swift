import Frames

extension Verb {
  static let schema = Verb(
    "schema", "List the columns with their types; no row is read.", effect: .look, example: "schema loans",
    Parameter<Frame>("frame", "the rows")
  ) { session, frame in
    try session.table(
      [("column", .text), ("type", .text)],
      frame.schema.fields.map { [.text($0.name), .text($0.type.description)] }, named: "schema")
  }
}
