import Display
import Frames
import Language

extension Verb {
  static let save = Verb(
    "save", "Write a table to a file; the ending says how: .csv, .tsv, .jsonl or .parquet.",
    example: "loans | save \"out.parquet\"",
    Parameter<Frame>("frame", "the rows"), Parameter<Path>("path", "the file; what stood there is replaced at the end")
  ) { session, frame, path in
    let rows = try session.work("saving") { try frame.save(path.resolved) }
    session.screen.remark("saved \(NumberText.count(rows, "row")) to \(path.written)")
    return frame
  }
}
