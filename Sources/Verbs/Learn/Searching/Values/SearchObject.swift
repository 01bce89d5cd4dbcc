import Display
import Frames
import Language
import Learning

/// What `tune` or `automl` found: `result.best`, `result.trials`, `result.model`, `result.code`.
final class SearchObject: DomainObject {
  let result: SearchResult
  let model: ModelObject?
  let experiment: String
  /// The rows that were searched with.
  let frame: Frame
  let folds: Learning.Folds?
  /// The variable that holds those rows; none where there is none.
  let rowsName: String?

  init(
    _ result: SearchResult, model: ModelObject?, experiment: String, frame: Frame, named rowsName: String?,
    folds: Learning.Folds?
  ) {
    self.rowsName = rowsName
    self.result = result
    self.model = model
    self.experiment = experiment
    self.frame = frame
    self.folds = folds
    super.init()
  }

  override var kind: String { "search" }
  override var inline: String {
    "search(\(result.training.estimator.name), \(result.study.metric) \(NumberText.short(result.best.mean ?? .nan)))"
  }

  override var fields: [(name: String, value: Value)] {
    let training = result.training
    var fields: [(name: String, value: Value)] = [
      ("best", .record(result.values(of: result.best).map { ($0.name, Value($0.value)) })),
      ("estimator", .object(EstimatorObject(training.estimator, training.parameters))),
      ("metric", .text(result.study.metric)), ("score", result.best.mean.map(Value.double) ?? .none),
    ]
    if let interval = result.score(of: result.best)?.interval {
      fields += [("low", Value(.number(interval.low))), ("high", Value(.number(interval.high)))]
    }
    fields += [
      ("task", .text(result.task.rawValue)), ("trials", frame { try $0.result.table(of: $0.result.leaders) }),
      ("leaders", frame { try $0.result.table(of: $0.result.leaderOfEach) }),
      ("model", model.map(Value.object) ?? .none), ("experiment", .text(experiment)),
      ("seed", .int(result.study.seed)), ("threads", .int(result.threads)), ("code", .text(code)),
    ]
    return fields
  }

  override var passing: Set<String> { ["experiment", "model", "trials", "leaders"] }

  private func frame(_ table: (SearchObject) throws -> Table) -> Value {
    guard let table = try? table(self) else { return .none }
    return .object(FrameObject(self.frame.context.frame(table).named("trials")))
  }

  override func showable(_ session: Session) throws -> any Showable {
    let several = result.study.candidates.count > 1
    let leaders = several ? result.leaderOfEach : Array(result.leaders.prefix(5))
    return SearchText(
      head: [
        RecordText.Field(
          "best", .text("\(EstimatorObject(result.training.estimator, result.training.parameters).inline)")),
        RecordText.Field(
          result.study.metric, .decimal(result.best.mean ?? .nan),
          beside: result.score(of: result.best).flatMap { score in
            score.interval.low.isNaN
              ? nil
              : "\(NumberText.short(score.interval.low)) to \(NumberText.short(score.interval.high)) (95%, corrected)"
          }),
        RecordText.Field("experiment", .text(experiment), beside: NumberText.count(result.trials.count, "trial")),
      ],
      table: TableText(
        try result.table(of: leaders, isShort: true), rows: leaders.count, name: "leaders",
        remarks: ["`.model` is the best on all rows; `.trials` has every trial, `.code` what makes it again"]))
  }

  /// The best mean so far, trial by trial, as a chart.
  func progress(_ session: Session) throws -> Value {
    var (numbers, values): ([Int64], [Double]) = ([], [])
    var best: Double?
    for trial in result.trials where trial.state == .done && trial.share == 1 {
      guard let mean = trial.mean else { continue }
      best = best.map { result.higherIsBetter ? max($0, mean) : min($0, mean) } ?? mean
      numbers.append(Int64(trial.number + 1))
      values.append(best ?? mean)
    }
    return try ChartObject.value(
      "line",
      .columns(
        ChartInput(
          x: ChartColumn(Column("trial", type: .int, values: .ints(numbers))),
          y: ChartColumn(Column("best \(result.study.metric)", type: .double, values: .doubles(values))))), in: session)
  }
}

/// A search on the screen: the best, then the leaders.
struct SearchText: Showable {
  var head: [RecordText.Field]
  var table: TableText

  func lines(_ paint: Paint) -> [String] { RecordText(head).lines(paint) + [""] + table.lines(paint) }
}

extension SearchObject: Argument {
  static var word: String { "what `tune` or `automl` gave" }
  static func accepts(_ value: Value) -> Bool { value.asObject is SearchObject }

  static func read(_ given: Given, _ session: Session) throws -> Self {
    guard let search = given.value.asObject as? Self else { throw given.wrong(word) }
    return search
  }
}
