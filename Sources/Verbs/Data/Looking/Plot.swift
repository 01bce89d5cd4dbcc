import Display
import Frames
import Language
import Learning

extension Verb {
  static let plot = Verb(
    "plot",
    "Draw a chart of columns, of a report, of a search or of a model; `save` writes it as SVG.", effect: .none,
    Face(
      example: "plot loans, .amount, by: .plan", Parameter<Frame>("frame", "the rows"),
      Parameter<Expression>("x", "the column along the axis"),
      Parameter<Expression?>("y", "the column upwards", default: nil),
      Parameter<Expression?>("by", "groups, each in its own colour", default: nil),
      Parameter<String?>(
        "kind", "which chart; chosen by the columns where none is named", default: nil,
        choices: Chart.all(of: .columns).map(\.name)),
      Parameter<Expression?>("value", "what colours a heat map, by its mean", default: nil),
      Parameter<Int?>("bins", "about how many bins a histogram or a heat map has", default: nil),
      look: { _, frame, x, y, by, _, value, _ in
        _ = try frame.select(axes(x, y, by, value))
        return UnknownObject.value
      }
    ) { session, frame, x, y, by, kind, value, bins in
      let picture = try frame.select(axes(x, y, by, value))
      let table = try session.work("reading") { try picture.collect() }
      func column(_ role: String, _ expression: Expression?) -> ChartColumn? {
        guard let expression, let column = table[role] else { return nil }
        var chart = ChartColumn(column)
        // A duration is drawn in days, and its name says so.
        chart.name = chart.name.replacingPrefix(
          role, by: { if case .column(let name) = expression { name } else { "\(expression)" } }())
        return chart
      }
      guard let along = column("x", x) else { return Value.none }
      return try ChartObject.value(
        kind,
        .columns(
          ChartInput(
            x: along, y: column("y", y), by: column("by", by), value: column("value", value), bins: bins)), in: session)
    },
    Face(
      example: "plot (evaluate model, test), \"roc\"",
      Parameter<EvaluationObject>("report", "what `evaluate` gave"),
      Parameter<String?>(
        "kind", "which chart of the judged rows", default: nil, choices: Chart.all(of: .judged).map(\.name)),
      Parameter<Double>("false_positive", "what one costs, for the chart of costs", default: 1),
      Parameter<Double>("false_negative", "what one costs, for the chart of costs", default: 1)
    ) { session, report, kind, falsePositive, falseNegative in
      for (name, cost) in [("false_positive", falsePositive), ("false_negative", falseNegative)]
      where !(cost >= 0 && cost.isFinite) {
        throw Diagnostic("V002", "`\(name)` of `plot` must be a number from 0, not \(cost)")
      }
      var rows = report.judgedRows
      rows.costs = (falsePositive, falseNegative)
      return try ChartObject.value(kind, .judged(rows), in: session)
    },
    Face(
      example: "plot(tune(loans, .plan, with: gbm(num_leaves: 4..16), trials: 3, folds: 2, seed: 1))",
      Parameter<SearchObject>("search", "what `tune` or `automl` gave")
    ) { session, search in try search.progress(session) },
    Face(
      example: "plot model, on: test", Parameter<ModelChoice>("model", "the model, or a version"),
      Parameter<String?>("kind", "which chart", default: nil, choices: Chart.all(of: .weights).map(\.name)),
      Parameter<Frame?>("on", "rows for SHAP values, in place of the gain", default: nil)
    ) { session, choice, kind, frame in
      let model = choice.model
      let explanation = try session.work("explaining") { try model.explain(frame) }
      let weights = explanation.items.map { (feature: $0.feature, weight: frame == nil ? $0.gain : $0.shap ?? .nan) }
      let measure =
        frame == nil ? "share of the gain" : "mean absolute SHAP value of \(NumberText.count(explanation.rows, "row"))"
      return try ChartObject.value(kind, .weights(FeatureWeights(weights, measure: measure)), in: session)
    })

  private static func axes(
    _ x: Expression, _ y: Expression?, _ by: Expression?, _ value: Expression?
  ) -> [NamedExpression] {
    [("x", x), ("y", y), ("by", by), ("value", value)].compactMap { role, expression in
      expression.map { NamedExpression(role, $0) }
    }
  }
}

extension String {
  /// The text with another beginning.
  fileprivate func replacingPrefix(_ prefix: String, by other: String) -> String {
    hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
  }
}
