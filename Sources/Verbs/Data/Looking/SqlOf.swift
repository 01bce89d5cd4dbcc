import Frames
import Language

extension Verb {
  static let sql_of = Verb(
    "sql_of", "Tell the SQL that a frame is read with, and what its parameters stand for.", effect: .look,
    example: "loans | filter .amount > 100 | sql_of", Parameter<Frame>("frame", "the rows")
  ) { _, frame in
    let text = try frame.sql()
    let values = text.values.enumerated().map { "\n-- $\($0 + 1) = \($1)" }
    return text.sql + values.joined()
  }
}
