import Frames
import Language
import Learning

extension Verb {
  static let automl = Verb(
    "automl", "Search estimators, preparations and parameters for the best way to tell a column, in a given time.",
    effect: [.seed, .changesWorkspace], example: "automl loans, .plan, exclude: .id, trials: 4, folds: 2, seed: 1",
    Parameter<Frame>("frame", "the rows, without those of the test"),
    Parameter<ColumnName>("target", "the column to tell"),
    Parameter<Seconds?>("time", "at most so long, such as 5m; a minute where no trials are given", default: nil),
    Parameter<Int?>("trials", "at most so many", default: nil),
    Parameter<FoldsChoice>("folds", "how many parts, or `folds(…)`", default: FoldsChoice(folds: Folds())),
    Parameter<String?>("metric", "what to be good at; the main metric of the task", default: nil),
    Parameter<ColumnList?>("include", "only these features", default: nil),
    Parameter<ColumnList?>("exclude", "columns that are no features", default: nil),
    Parameter<ColumnName?>("weights", "the column of row weights", default: nil),
    Parameter<Value>("positive", "the class whose probability is given", default: .none),
    Parameter<Learning.Task?>("task", "what kind of learning", default: nil),
    Parameter<String?>("name", "the experiment; a search of the same name goes on where it stopped", default: nil),
    Parameter<Int?>("seed", "makes the search repeatable", default: nil),
    Parameter<Int?>("threads", "how many cores each trial has; one, and as many trials at once as cores", default: nil),
    look: { _, frame, target, time, trials, folds, _, include, exclude, weights, _, _, _, _, _ in
      var search = AutoSearch(training(frame, target, nil, include, exclude, [], weights))
      (search.seconds, search.trials, search.folds) = (time?.seconds, trials, folds.folds)
      try search.check(on: frame)
      return UnknownObject.value
    }
  ) {
    session, frame, target, time, trials, folds, metric, include, exclude, weights, positive, task, name, seed, threads
    in
    var search = AutoSearch(training(frame, target, nil, include, exclude, [], weights))
    (search.trials, search.folds, search.metric) = (trials, folds.folds, metric)
    search.seconds = time?.seconds ?? (trials == nil ? 60 : nil)
    search.training.positive = positive.isNone ? nil : try Scalar(positive)
    search.training.task = task
    search.training.threads = threads
    search.training.personal = try session.policy()
    let log = try session.searchLog(name, verb: "automl")
    search.training.seed = try seed ?? log.seed() ?? session.drawSeed()
    return try session.search(frame, log: log, named: "searching", folds: folds.folds) { [search] memory, reached in
      try search.run(on: frame, memory: memory, reached: reached)
    }
  }
}
