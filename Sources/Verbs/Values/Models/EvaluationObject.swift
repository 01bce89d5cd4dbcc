import Display
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
  private let context: FrameContext

  init(_ evaluation: Evaluation, of target: Learning.Target, _ context: FrameContext) {
    self.evaluation = evaluation
    self.target = target
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
    return scores + rest
  }

  override var passing: Set<String> { ["judged"] }

  override func showable(_ session: Session) -> any Showable {
    EvaluationText(evaluation: evaluation, remarks: evaluation.notes + reuse)
  }

  /// What is to be said where one set of rows has judged several models.
  private var reuse: [String] {
    guard let judged, judged.models > 1 else { return [] }
    return [
      "this test set was judged on \(judged.times) times, \(judged.models) models: the best of them looks better on it than it is"
    ]
  }
}

/// A report as lines: the metrics, the main one with its interval; the baseline; the confusion matrix; where it comes from.
struct EvaluationText: Showable {
  var evaluation: Evaluation
  var remarks: [String]

  func lines(_ paint: Paint) -> [String] {
    var fields = evaluation.scores.enumerated().map { place, score in
      RecordText.Field(score.name, .decimal(score.value), beside: place == 0 ? interval : nil)
    }
    let baseline = evaluation.baseline
    fields.append(
      RecordText.Field(
        "baseline", .decimal(baseline.value), beside: "\(baseline.metric) of always \(baseline.prediction)"))
    var lines = RecordText(fields).lines(paint)
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

  private var interval: String? {
    evaluation.interval.map {
      "\(NumberText.short($0.low)) to \(NumberText.short($0.high)) (95%, \($0.method))"
    }
  }
}
