import Frames
import Language

extension Verb {
  static let collect = Verb(
    "collect", "Read a frame into a list of records.", example: "loans | head 2 | collect",
    Parameter<Frame>("frame", "the rows")
  ) { session, frame in
    let table = try session.work("collecting") { try frame.collect() }
    let shape = Shape(table.schema.names)
    return Value.list(
      (0..<table.rowCount).map { row in
        .object(RecordObject(shape: shape, values: table.columns.map { Value($0[row]) }))
      })
  }
}
