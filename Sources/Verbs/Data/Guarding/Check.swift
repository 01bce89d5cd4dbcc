import Display
import Frames
import Language

extension Verb {
  static let check = Verb(
    "check", "Test what must hold of the rows, or a contract; violations are an error with examples.", effect: .output,
    example: "check loans, .amount > 0, share(missing(.plan)) < 50%",
    Parameter<Frame>("frame", "the rows"),
    Parameter<Rest<Terms>>("conditions", "conditions on rows, or on aggregates, or a contract"),
    look: { session, frame, terms in
      for term in terms.values { if case .condition(let condition) = term { try frame.settle([condition]) } }
      return frame.value(in: session)
    }
  ) { session, frame, terms in
    let report = try session.work("checking") { try frame.check(terms.values) }
    let broken = report.results.filter { !$0.holds }
    guard broken.isEmpty else {
      var diagnostic = Diagnostic(
        "V071",
        "\(broken.count) of \(report.results.count) checks failed on \(frame.name.map { "`\($0)`" } ?? "the frame")",
        help: "see the rows with `filter not (…)`")
      diagnostic.notes = broken.flatMap(notes)
      throw diagnostic
    }
    let count = report.results.count
    let verdict =
      "\(count == 1 ? "the check holds" : "all \(count) checks hold") on \(NumberText.count(report.rowCount, "row"))"
    return Value.object(CheckedFrame(frame, verdict: verdict))
  }

  /// A line that says what does not hold, and lines with examples.
  private static func notes(_ result: CheckReport.Result) -> [String] {
    let examples =
      result.examples.map { table in (0..<table.rowCount).map { "  \(Value(table.record($0)).inline)" } } ?? []
    return ["\(result.condition): \(result.verdict ?? "")"] + examples
  }
}

/// What `check` asks: one condition, or all of a contract.
enum Terms: Argument {
  case condition(Expression)
  case contract(Contract)

  static var word: String { "a condition on columns or a contract" }
  static func accepts(_ value: Value) -> Bool { Expression.accepts(value) || value.asObject is ContractObject }

  static func read(_ given: Given, _ session: Session) throws -> Terms {
    if let object = given.value.asObject as? ContractObject { return .contract(object.contract) }
    return .condition(try Expression.read(given, session))
  }
}

extension Frame {
  /// What all terms find, in their order: the conditions are asked together, each contract by itself.
  fileprivate func check(_ terms: [Terms]) throws -> CheckReport {
    var report = CheckReport(rowCount: 0, results: [])
    let conditions = terms.compactMap { if case .condition(let condition) = $0 { condition } else { nil } }
    let contracts = terms.compactMap { if case .contract(let contract) = $0 { contract } else { nil } }
    if !conditions.isEmpty || contracts.isEmpty { report = try check(conditions) }
    for contract in contracts {
      let more = try check(contract)
      report = CheckReport(rowCount: more.rowCount, results: report.results + more.results)
    }
    return report
  }
}
