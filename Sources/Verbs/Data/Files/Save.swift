import Display
import Frames
import Language
import Registry

extension Verb {
  static let save = Verb(
    "save",
    "Write a table (.csv, .tsv, .jsonl, .parquet) or a chart (.svg) to a file; the ending says how. `%save` keeps the lines of a session.",
    effect: .output,
    Face(
      example: "loans | save \"out.parquet\"", Parameter<Frame>("frame", "the rows"),
      Parameter<Path>("path", "the file; what stood there is replaced at the end")
    ) { session, frame, path in
      let rows = try session.work("saving") { try frame.save(path.resolved) }
      session.spend(Files.size(path.resolved) ?? 0)
      session.screen.remark("saved \(NumberText.count(rows, "row")) to \(path.written)")
      return frame
    },
    Face(
      example: "save (plot loans, .amount), \"amounts.svg\"", Parameter<ChartObject>("chart", "what `plot` gave"),
      Parameter<Path>("path", "the file, which ends in .svg; what stood there is replaced at the end")
    ) { session, chart, path in
      guard path.resolved.lowercased().hasSuffix(".svg") else {
        throw Diagnostic(
          "V074", "a chart is saved as SVG, and `\(path.written)` has another ending", help: "end it in .svg")
      }
      let bytes = Array(chart.drawing.svg().utf8)
      try Files.replace(path.resolved, with: bytes)
      session.spend(bytes.count)
      session.screen.remark("saved the chart to \(path.written)")
      return Value.none
    })
}
