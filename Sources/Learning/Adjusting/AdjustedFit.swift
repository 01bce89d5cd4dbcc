import Engines
import Frames

/// A training whose answers are calibrated, or whose threshold is chosen, on rows that it did not learn from: those of
/// `validate:`, or else every row by a model of the others.
struct AdjustedFit: Fit {
  let fit: any Fit
  let estimator: Estimator
  let lesson: Lesson
  let calibration: Calibration.Kind?
  let threshold: ThresholdRule?

  var engine: String { fit.engine }

  func check(features: Int) throws { try fit.check(features: features) }

  func adapted(_ recipe: Recipe, _ table: Table) throws -> Recipe { try fit.adapted(recipe, table) }

  func taking(_ rows: LabelledRows, validation: LabelledRows?) throws -> () throws -> FitResult {
    let learn = try fit.taking(rows, validation: validation)
    let (judge, answers): (LabelledRows, [Double]?)
    if let validation {
      (judge, answers) = (validation, nil)
    } else {
      (judge, answers) = (rows, try CrossFit(estimator: estimator, lesson: lesson).answers(rows))
    }
    return {
      var result = try learn()
      let told = try answers ?? estimator.load(lesson.learnt(result.bytes)).predict(judge.source)
      adjust(&result, told, judge, isHeld: answers == nil)
      return result
    }
  }

  private func adjust(_ result: inout FitResult, _ answers: [Double], _ rows: LabelledRows, isHeld: Bool) {
    let told =
      "\(Counted.rows(rows.labels.count)) \(isHeld ? "of `validate`" : "told by models that had not seen them")"
    var answers = answers
    if let calibration {
      let fitted = Calibration(calibration, lesson.task, answers: answers, labels: rows.labels, weights: rows.own)
      result.calibration = fitted
      let width = lesson.task == .multiclass ? lesson.classes : 1
      answers = rows.labels.indices.flatMap { fitted(answers[$0 * width..<($0 + 1) * width]) }
      result.notes.append("calibrated (\(calibration.rawValue)) on \(told)")
    }
    switch threshold {
    case .at(let value): result.threshold = value
    case .cost(let positive, let negative):
      let found = CheapestThreshold(
        answers, rows.labels.map { $0 > 0 }, weights: rows.own, falsePositive: positive, falseNegative: negative)
      result.threshold = found.value
      result.notes.append(
        "threshold \(Counted.decimals(found.value, 4)) chosen on \(told): a row costs "
          + "\(Counted.decimals(found.cost, 4)), at 0.5 \(Counted.decimals(found.costAtHalf, 4))")
    case nil: break
    }
  }
}
