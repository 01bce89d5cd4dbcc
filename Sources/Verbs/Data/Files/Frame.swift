import Frames
import Language

extension Verb {
  static let frame = Verb(
    "frame", "Make a frame from a list of records, or from a record of lists.", effect: .none, foresight: .plan,
    Face(
      example: "frame [{name: \"ada\", age: 36}, {name: \"bo\", age: 17}]",
      Parameter<[RecordObject]>("records", "one for each row")
    ) {
      session, records in
      let rows = try records.enumerated().map { place, record in
        if place % 4096 == 0 { try session.goOn("making a frame", place, of: records.count) }
        return try record.pairs.map { ScalarField($0.name, try Scalar($0.value)) }
      }
      return try session.work("making a frame") { [frames = session.frames] in try frames.frame(records: rows) }
    },
    Face(example: "frame {x: [1, 2], y: [\"a\", \"b\"]}", Parameter<RecordObject>("columns", "a list for each column"))
    {
      session, record in
      let columns = try record.pairs.map { name, value -> (String, [Value]) in
        guard let list = try value.asObject?.elements() else {
          throw Diagnostic("V061", "the column `\(name)` must be a list, not \(value.described)")
        }
        return (name, list)
      }
      let count = columns.map(\.1.count).max() ?? 0
      let rows = try (0..<count).map { row in
        if row % 4096 == 0 { try session.goOn("making a frame", row, of: count) }
        return try columns.map { name, list in
          guard row < list.count else {
            throw Diagnostic("V061", "the column `\(name)` has \(list.count) values, and others have \(count)")
          }
          return ScalarField(name, try Scalar(list[row]))
        }
      }
      return try session.work("making a frame") { [frames = session.frames] in try frames.frame(records: rows) }
    })
}
