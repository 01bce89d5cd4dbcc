import Display
import Engines
import Frames
import Language
import Learning

/// A report of how well a model does: `report.auc`, `report.rows`.
final class EvaluationObject: DomainObject {
  let evaluation: Evaluation
  /// What the judged model tells: its column and its classes.
  let target: Learning.Target
  /// How often the rows have judged a model of the workspace, and how many models; none where nobody counts.
  var judged: (times: Int, models: Int)?
  /// The report by groups, where they were asked for.
  let slices: Slices?
  private let context: FrameContext
  /// Intervals take a second on many rows, so they are computed when something shows them.
  private lazy var intervals = Result {
    try evaluation.intervals(of: (evaluation.scores + evaluation.others).map(\.name))
  }

  init(_ evaluation: Evaluation, of target: Learning.Target, _ context: FrameContext, slices: Slices? = nil) {
    self.evaluation = evaluation
    self.target = target
    self.slices = slices
    self.context = context
    super.init()
  }

  override var kind: String { "report" }
  override var inline: String {
    "report(" + evaluation.scores.prefix(2).map { "\($0.name): \(NumberText.short($0.value))" }.joined(separator: ", ")
      + ")"
  }

  override var fields: [(name: String, value: Value)] {
    let scores = evaluation.scores.map { (name: $0.name, value: Value.double($0.value)) }
    var rest: [(name: String, value: Value)] = [
      ("task", .text(evaluation.task.rawValue)), ("n", .int(evaluation.count)), ("split", .text(evaluation.split)),
      ("seed", .int(evaluation.seed)),
      (
        "baseline",
        .record([
          ("kind", .text(evaluation.baseline.kind)), ("prediction", Value(evaluation.baseline.prediction)),
          (evaluation.baseline.metric, .double(evaluation.baseline.value)),
        ])
      ), ("data", .text(evaluation.fingerprints.data)), ("code", .text(evaluation.fingerprints.code)),
      ("rows", .object(FrameObject(context.frame(evaluation.rows)))),
      ("guards", .list(evaluation.guards.map(Value.init))), ("judged", judged.map { .int($0.times) } ?? .none),
    ]
    if let interval = evaluation.interval {
      rest.append(
        (
          "interval",
          .record([
            ("low", .double(interval.low)), ("high", .double(interval.high)), ("method", .text(interval.method)),
          ])
        ))
    }
    if let confusion = evaluation.confusion {
      rest.append(("classes", .list(confusion.classes.map(Value.text))))
      rest.append(("confusion", .list(confusion.counts.map { .list($0.map(Value.int)) })))
    }
    if let slices, let worst = slices.worst {
      let own = zip(slices.columns, worst.values).map { (name: $0, value: Value.text($1)) }
      rest.append(
        (
          "worst",
          .record(own + [("n", .int(worst.count)), (slices.metric.name, worst.value.map(Value.double) ?? .none)])
        ))
    }
    return scores + rest
  }

  override var passing: Set<String> { ["judged"] }

  /// What is to be said where one set of rows has judged several models.
  private var reuse: [String] {
    guard let judged, judged.models > 1 else { return [] }
    return [
      "this test set was judged on \(judged.times) times, \(judged.models) models: the best of them looks better on it than it is"
    ]
  }

  /// Tables that are made only when they are asked for, and metrics that not every report shows.
  override var memberNames: [String] {
    super.memberNames + evaluation.others.map(\.name) + ["metrics"] + (slices == nil ? [] : ["slices"])
      + (evaluation.judged.hasProbabilities ? ["calibration", "gains"] : [])
  }

  override func member(_ name: String) throws -> Value? {
    switch name {
    case "metrics": return frame(try evaluation.metricsTable(intervals.get()))
    case "slices": return try slices.map { frame(try $0.table()) }
    case "calibration" where evaluation.judged.hasProbabilities: return frame(try evaluation.calibrationTable())
    case "gains" where evaluation.judged.hasProbabilities: return frame(try evaluation.gainsTable())
    default:
      if let other = evaluation.others.first(where: { $0.name == name }) { return .double(other.value) }
      return try super.member(name)
    }
  }

  private func frame(_ table: Table) -> Value { .object(FrameObject(context.frame(table))) }

  override func showable(_ session: Session) throws -> any Showable {
    let evaluation = evaluation
    let names = evaluation.scores.map(\.name)
    let found = try session.work("drawing rows anew") { try evaluation.intervals(of: names) }
    return EvaluationText(
      evaluation: evaluation, remarks: evaluation.notes + reuse, slices: slices, intervals: found)
  }
}

/// A report as lines: the metrics with their intervals; the baseline; groups; the confusion matrix; where it comes from.
struct EvaluationText: Showable {
  var evaluation: Evaluation
  var remarks: [String]
  var slices: Slices?
  var intervals: [String: Interval]

  func lines(_ paint: Paint) -> [String] {
    var fields = evaluation.scores.map { score in
      RecordText.Field(score.name, .decimal(score.value), beside: intervals[score.name].map(EvaluationText.told))
    }
    let baseline = evaluation.baseline
    fields.append(
      RecordText.Field(
        "baseline", .decimal(baseline.value), beside: "\(baseline.metric) of \(baseline.words)"))
    var lines = RecordText(fields).lines(paint)
    if let slices, let table = try? slices.table() {
      lines += [""] + TableText(table, rows: 30, name: "report.slices", remarks: slices.notes).lines(paint)
    }
    if let confusion = evaluation.confusion, confusion.classes.count <= 20 {
      lines += [""] + MatrixText(confusion.classes, confusion.counts).lines(paint)
    }
    let facts = [NumberText.count(evaluation.count, "row"), evaluation.split, "model's seed \(evaluation.seed)"]
    let hashes = "data \(evaluation.fingerprints.data.prefix(12)) · code \(evaluation.fingerprints.code.prefix(12))"
    for line in [facts.filter { !$0.isEmpty }.joined(separator: " · "), hashes] {
      lines.append(paint(DisplayWidth.cut(line, to: paint.width), .dim))
    }
    return lines + RemarkText(remarks).lines(paint)
  }

  /// `0.9653 to 0.9797 (95%, DeLong)`.
  static func told(_ interval: Interval) -> String {
    "\(NumberText.short(interval.low)) to \(NumberText.short(interval.high)) (95%, \(interval.method))"
  }
}
