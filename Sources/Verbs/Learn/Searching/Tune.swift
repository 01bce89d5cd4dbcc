import Frames
import Language
import Learning
import Registry

extension Verb {
  static let tune = Verb(
    "tune", "Search for the parameters of an estimator: each trial is a recorded run, the best is trained on all rows.",
    effect: [.seed, .changesWorkspace],
    example: "tune loans, .plan, with: gbm(num_leaves: 4..16, n_estimators: 5..20), trials: 4, folds: 2, seed: 1",
    Parameter<Frame>("frame", "the rows, without those of the test"),
    Parameter<ColumnName>("target", "the column to tell"),
    Parameter<TunableChoice>(
      "with", "the estimator and its ranges; its own where none is given", default: TunableChoice(estimator: .gbm)),
    Parameter<Tuning.Method>("method", "how values are chosen", default: .tpe),
    Parameter<Int?>("trials", "at most so many; 50 where no time is given, 27 to begin halving with", default: nil),
    Parameter<Seconds?>("time", "at most so long, such as 5m", default: nil),
    Parameter<FoldsChoice>("folds", "how many parts, or `folds(…)`", default: FoldsChoice(folds: Folds())),
    Parameter<Validation?>("validate", "a share or rows that judge in place of parts", default: nil),
    Parameter<String?>("metric", "what to be good at; the main metric of the task", default: nil),
    Parameter<ColumnList?>("include", "only these features", default: nil),
    Parameter<ColumnList?>("exclude", "columns that are no features", default: nil),
    Parameter<[Preparation]>("prepare", "preparations fitted on the training rows of each part", default: []),
    Parameter<ColumnName?>("weights", "the column of row weights", default: nil),
    Parameter<Value>("positive", "the class whose probability is given", default: .none),
    Parameter<Learning.Task?>("task", "what kind of learning", default: nil),
    Parameter<String?>("name", "the experiment; a search of the same name goes on where it stopped", default: nil),
    Parameter<Bool>("prune", "give up trials that do worse than half of those before", default: true),
    Parameter<Tuning.Resource>("resource", "what halving gives little of at first", default: .rows),
    Parameter<Int?>("seed", "makes the search repeatable", default: nil),
    Parameter<Int?>("threads", "how many cores each trial has; one, and as many trials at once as cores", default: nil),
    look: {
      _, frame, target, with, method, trials, time, folds, validate, _, include, exclude, prepare, weights, _, _, _, _,
      resource, _, _ in
      var tuning = Tuning(searched(frame, target, with, include, exclude, prepare, weights), ranges: with.ranges)
      (tuning.method, tuning.trials, tuning.seconds) = (method, trials, time?.seconds)
      (tuning.folds, tuning.validation, tuning.resource) = (folds.folds, validate?.choice, resource)
      try tuning.check(on: frame)
      return UnknownObject.value
    }
  ) {
    session, frame, target, with, method, trials, time, folds, validate, metric, include, exclude, prepare, weights,
    positive, task, name, prune, resource, seed, threads in
    var tuning = Tuning(searched(frame, target, with, include, exclude, prepare, weights), ranges: with.ranges)
    (tuning.method, tuning.trials, tuning.seconds) = (method, trials, time?.seconds)
    (tuning.folds, tuning.validation, tuning.resource) = (folds.folds, validate?.choice, resource)
    (tuning.metric, tuning.prunes) = (metric, prune)
    tuning.training.positive = positive.isNone ? nil : try Scalar(positive)
    tuning.training.task = task
    tuning.training.threads = threads
    tuning.training.personal = try session.policy()
    let log = try session.searchLog(name, verb: "tune")
    tuning.training.seed = try seed ?? log.seed() ?? session.drawSeed()
    return try session.search(frame, log: log, named: "tuning", folds: validate == nil ? folds.folds : nil) {
      [tuning] memory, reached in
      try tuning.run(on: frame, memory: memory, reached: reached)
    }
  }

  private static func searched(
    _ frame: Frame, _ target: ColumnName, _ with: TunableChoice, _ include: ColumnList?, _ exclude: ColumnList?,
    _ prepare: [Preparation], _ weights: ColumnName?
  ) -> Training {
    training(
      frame, target, EstimatorChoice(estimator: with.estimator, parameters: with.parameters), include, exclude, prepare,
      weights)
  }
}

extension Tuning.Method: Choice {}
extension Tuning.Resource: Choice {}
