import Display
import Frames
import Language

extension Verb {
  static let plot = Verb(
    "plot", "Draw a chart: one column of numbers a histogram, words bars, two columns a scatter.",
    example: "plot loans, .amount, by: .plan",
    Parameter<Frame>("frame", "the rows"), Parameter<Expression>("x", "the column along the axis"),
    Parameter<Expression?>("y", "the column upwards", default: nil),
    Parameter<Expression?>("by", "groups, each in its own colour", default: nil),
    Parameter<String?>("kind", "which chart", default: nil, choices: Chart.catalogue.map(\.name)),
    Parameter<Int?>("bins", "about how many bins a histogram has", default: nil),
    look: { _, frame, x, y, by, _, _ in
      _ = try frame.select(axes(x, y, by))
      return UnknownObject.value
    }
  ) { session, frame, x, y, by, kind, bins in
    let picture = try frame.select(axes(x, y, by))
    let table = try session.work("reading") { try picture.collect() }
    func column(_ role: String, _ expression: Expression?) -> ChartColumn? {
      guard let expression, let column = table[role] else { return nil }
      var chart = ChartColumn(column)
      chart.name = if case .column(let name) = expression { name } else { "\(expression)" }
      return chart
    }
    guard let along = column("x", x) else { return Value.none }
    let input = ChartInput(x: along, y: column("y", y), by: column("by", by), bins: bins)
    return Value.object(ChartObject(input, try kind.map(chosen) ?? Chart.suited(to: input)))
  }

  private static func axes(_ x: Expression, _ y: Expression?, _ by: Expression?) -> [NamedExpression] {
    [("x", x), ("y", y), ("by", by)].compactMap { role, expression in expression.map { NamedExpression(role, $0) } }
  }

  private static func chosen(_ name: String) throws -> Chart {
    if let chart = Chart.named(name) { return chart }
    let all = Chart.catalogue.map { "\"\($0.name)\"" }.joined(separator: ", ")
    throw Diagnostic("V007", "`kind` of `plot` cannot be \"\(name)\"", help: "it is one of \(all)")
  }
}
