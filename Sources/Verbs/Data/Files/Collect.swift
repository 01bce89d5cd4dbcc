import Frames
import Language

extension Verb {
  static let collect = Verb(
    "collect", "Read a frame into a list of records.", effect: .none, example: "loans | head 2 | collect",
    Parameter<Frame>("frame", "the rows")
  ) { session, frame in
    let table = try session.work("collecting") { try frame.collect() }
    let shape = Shape(table.schema.names)
    var records: [Value] = []
    records.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      if row % 1024 == 0 { try session.goOn("collecting", row, of: table.rowCount) }
      records.append(.object(RecordObject(shape: shape, values: table.columns.map { Value($0[row]) })))
    }
    session.screen.progress(nil)
    return Value.list(records)
  }
}
