import Display
import Frames
import Language

extension Verb {
  static let view = Verb(
    "view", "Show all rows and columns of a table, on a terminal a page at a time.", example: "view loans",
    Parameter<Frame>("frame", "the rows"), Parameter<Int>("rows", "at most so many", default: 10_000)
  ) { session, frame, rows in
    guard rows > 0 else { throw Diagnostic("V075", "`rows` of `view` is 1 or more, not \(rows)") }
    guard session.options.output == .table else {
      try session.write(.object(FrameObject(try frame.head(rows))))
      return Value.none
    }
    let (table, total) = try session.work("reading") { (try frame.head(rows).collect(), try frame.count()) }
    var text = TableText(table, rows: rows, total: total, name: frame.name)
    if total > rows { text.rowsHint = "view \(frame.name ?? "…"), rows: \(total)" }
    var paint = session.screen.paint
    // A pager moves sideways, so no column is left out and no text is cut.
    if session.screen.hasPager { paint.width = Swift.max(paint.width, 4_000) }
    session.screen.page(text.lines(paint))
    return Value.none
  }
}
