import Display
import Frames
import Language

extension Verb {
  static let check = Verb(
    "check", "Test what must hold of the rows; violations are an error with examples.", effect: .output,
    example: "check loans, .amount > 0, share(missing(.plan)) < 50%",
    Parameter<Frame>("frame", "the rows"),
    Parameter<Rest<Expression>>("conditions", "conditions on rows, or on aggregates"),
    look: { session, frame, conditions in
      try frame.settle(conditions.values)
      return frame.value(in: session)
    }
  ) { session, frame, conditions in
    let report = try session.work("checking") { try frame.check(conditions.values) }
    let broken = report.results.filter { !$0.holds }
    guard broken.isEmpty else {
      var diagnostic = Diagnostic(
        "V071",
        "\(broken.count) of \(report.results.count) checks failed on \(frame.name.map { "`\($0)`" } ?? "the frame")",
        help: "see the rows with `filter not (…)`")
      diagnostic.notes = broken.flatMap(notes)
      throw diagnostic
    }
    let count = conditions.values.count
    let verdict =
      "\(count == 1 ? "the check holds" : "all \(count) checks hold") on \(NumberText.count(report.rowCount, "row"))"
    return Value.object(CheckedFrame(frame, verdict: verdict))
  }

  /// A line that says what does not hold, and lines with examples.
  private static func notes(_ result: CheckReport.Result) -> [String] {
    let rows = result.violations == 1 ? "1 row breaks it" : "\(NumberText.integer(result.violations)) rows break it"
    let examples =
      result.examples.map { table in (0..<table.rowCount).map { "  \(Value(table.record($0)).inline)" } } ?? []
    return ["\(result.condition): \(result.found ?? rows)"] + examples
  }
}
