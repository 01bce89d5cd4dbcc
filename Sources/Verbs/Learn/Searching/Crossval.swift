import Frames
import Language
import Learning

extension Verb {
  static let crossval = Verb(
    "crossval", "Judge a way of training on rows held back in turn: each metric with its interval and its parts.",
    effect: .seed, example: "crossval loans, .plan, exclude: .id, folds: 3, seed: 1",
    Parameter<Frame>("frame", "the rows, without those of the test"),
    Parameter<ColumnName>("target", "the column to tell"),
    Parameter<EstimatorChoice?>("with", "the estimator and its parameters", default: nil),
    Parameter<FoldsChoice>("folds", "how many parts, or `folds(…)`", default: FoldsChoice(folds: Folds())),
    Parameter<Int?>("repeats", "how often they are drawn", default: nil),
    Parameter<ColumnName?>("stratify", "keep the shares of its values in each part", default: nil),
    Parameter<ColumnName?>("group", "rows with one value of it stay together", default: nil),
    Parameter<ColumnName?>("time", "judge each part by what came before it", default: nil),
    Parameter<FoldWindow?>("window", "by time: learn from all before, or from one part's length", default: nil),
    Parameter<Value>("gap", "by time: how much before the judged rows is left out", default: .none),
    Parameter<ColumnList?>("include", "only these features", default: nil),
    Parameter<ColumnList?>("exclude", "columns that are no features", default: nil),
    Parameter<[Preparation]>("prepare", "preparations fitted on the training rows of each part", default: []),
    Parameter<ColumnName?>("weights", "the column of row weights", default: nil),
    Parameter<Value>("positive", "the class whose probability is given", default: .none),
    Parameter<Learning.Task?>("task", "what kind of learning", default: nil),
    Parameter<Int?>("seed", "makes the parts and trainings repeatable", default: nil),
    Parameter<Int?>("threads", "how many cores each training has", default: nil),
    look: {
      _, frame, target, with, folds, repeats, stratify, group, time, window, gap, include, exclude, prepare, weights, _,
      _, _, _ in
      let division = try divided(folds, repeats, stratify, group, time, window, gap)
      try division.check()
      try TestRows.refuse(frame, to: "crossval")
      try training(frame, target, with, include, exclude, prepare, weights).check(on: frame)
      _ = try frame.select([stratify, group, time].compactMap { $0?.name })
      return UnknownObject.value
    }
  ) {
    session, frame, target, with, folds, repeats, stratify, group, time, window, gap, include, exclude, prepare,
    weights, positive, task, seed, threads in
    var training = training(frame, target, with, include, exclude, prepare, weights)
    training.seed = seed ?? session.drawSeed()
    training.task = task
    training.positive = positive.isNone ? nil : try Scalar(positive)
    training.threads = threads
    training.personal = try session.policy()
    let division = try divided(folds, repeats, stratify, group, time, window, gap)
    let found = try session.work("cross-validation") { [training] in
      try training.crossValidated(on: frame, division)
    }
    for note in found.notes { session.screen.remark(note) }
    return CrossvalObject(found, session.frames)
  }

  /// The division that `folds:` gives, changed by what is said beside it.
  private static func divided(
    _ folds: FoldsChoice, _ repeats: Int?, _ stratify: ColumnName?, _ group: ColumnName?, _ time: ColumnName?,
    _ window: FoldWindow?, _ gap: Value
  ) throws -> Learning.Folds {
    var division = folds.folds
    division.repeats = repeats ?? division.repeats
    division.stratify = stratify?.name ?? division.stratify
    division.group = group?.name ?? division.group
    division.time = time?.name ?? division.time
    if let window { division.isSliding = window == .sliding }
    if !gap.isNone { division.gap = try Scalar(gap) }
    return division
  }
}
