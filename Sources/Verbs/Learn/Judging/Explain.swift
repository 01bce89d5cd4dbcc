import Display
import Engines
import Frames
import Language
import Learning

extension Verb {
  static let explain = Verb(
    "explain",
    "Show what moves a model's predictions: by gain, SHAP values, shuffled columns, or the dependence on one column.",
    effect: .none,
    example: "explain model, test, kind: \"permutation\"",
    Parameter<ModelChoice>("model", "the model, or a version"),
    Parameter<Frame?>("frame", "the rows; without them features are weighed by gain", default: nil),
    Parameter<Int?>("top", "only the heaviest features", default: nil),
    Parameter<Explaining>("kind", "how; \"shap\" gives the values of each row", default: .gain),
    Parameter<ColumnName?>("column", "the column of a dependence", default: nil),
    Parameter<Int>("repeats", "how often each column is shuffled", default: 5),
    Parameter<String?>("metric", "what a shuffled column loses", default: nil, choices: Metric.catalogue.map(\.name)),
    Parameter<Value>("class", "of several classes the one whose probability depends", default: .none),
    Parameter<Int?>("seed", "makes shuffling repeatable", default: nil),
    Parameter<Int?>("rows", "how many rows SHAP values are computed on at most; 10,000 by default", default: nil)
  ) { session, choice, frame, top, kind, column, repeats, metric, ofClass, seed, most in
    let model = choice.model
    func rows() throws -> Frame {
      if let frame { return frame }
      throw Diagnostic(
        "V001", "`explain` needs rows for kind: \"\(kind.rawValue)\"",
        help: "`explain model, test, kind: \"\(kind.rawValue)\"`")
    }
    switch kind {
    case .gain:
      let explanation = try session.work("explaining") { try model.explain(frame, top: top, rows: most) }
      var fields: [(String, ColumnType)] = [("feature", .text), ("gain", .double)]
      if frame != nil { fields.append(("shap", .double)) }
      return try session.table(
        fields,
        explanation.items.map { item in
          [.text(item.feature), .double(item.gain)] + (frame == nil ? [] : [item.shap.map(Scalar.double) ?? .missing])
        }, named: "explanation"
      ).value(in: session)
    case .shap:
      let rows = try rows()
      return session.frames.frame(try session.work("explaining") { try model.contributions(rows) }).value(in: session)
    case .permutation:
      let rows = try rows()
      let found = try session.work("shuffling") {
        try model.permutationImportance(rows, metric: metric, repeats: repeats, seed: seed)
      }
      session.screen.remark(
        "\(found.metric.name) \(NumberText.short(found.base)) of \(NumberText.count(found.rows, "row")); what is lost when a "
          + "column is shuffled, \(repeats) times")
      return try session.table(
        [("column", .text), ("loss", .double), ("low", .double), ("high", .double)],
        found.items.prefix(top ?? found.items.count).map { item in
          [.text(item.column), .number(item.mean), .number(item.interval.low), .number(item.interval.high)]
        }, named: "explanation"
      ).value(in: session)
    case .dependence:
      let rows = try rows()
      guard let column else {
        throw Diagnostic(
          "V001", "`explain` needs `column` for a dependence",
          help:
            "`explain model, test, kind: \"dependence\", column: .\(model.card.recipe.features.first?.column ?? "age")`"
        )
      }
      let scalar = try Scalar(ofClass)
      let name = ofClass.isNone ? nil : scalar.text ?? scalar.description
      let on = column.name
      let found = try session.work("explaining") { try model.dependence(rows, on: on, ofClass: name) }
      return try session.chart(of: found)
    }
  }
}

/// How a model is explained.
enum Explaining: String, Choice {
  case gain, shap, permutation, dependence
}

extension Session {
  /// A dependence as a chart that also holds its numbers.
  fileprivate func chart(of found: Dependence) throws -> Value {
    let type = found.values.reduce(ColumnType.missing) { $0.joined(with: $1.type) ?? .text }
    var values = ColumnBuilder(found.column, type)
    for value in found.values { try values.append(value) }
    let column = values.finished
    let data = ChartData.moving(
      MovingAnswer(
        x: ChartColumn(column), answer: found.answer, means: found.means, low: found.low, high: found.high,
        curves: found.curves, rows: found.rows))
    let numbers = [("mean", found.means), ("low", found.low), ("high", found.high)].map {
      Column($0.0, type: .double, values: .doubles($0.1))
    }
    let table = try Table([column] + numbers)
    return .object(
      ChartObject(try Drawing(Chart.suited(to: data), data), numbers: frames.frame(table).named("dependence")))
  }
}
