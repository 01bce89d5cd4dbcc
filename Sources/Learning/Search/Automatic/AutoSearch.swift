import Engines
public import Frames

/// A search over estimators, their preparations and their parameters: the words of `automl`.
public struct AutoSearch: Sendable {
  /// What is trained; its estimator and preparations are what is searched for.
  public var training: Training
  /// How long it may take, with the training of the best on all rows; none where trials are counted.
  public var seconds: Double?
  /// How many trials at most; none for as many as fit into the time.
  public var trials: Int?
  public var folds = Folds()
  /// The metric to be good at; none for the main one of the task.
  public var metric: String?

  public init(_ training: Training) { self.training = training }

  /// Throws what is wrong before any row is read; L074 where trials or time are absurd.
  public func check(on frame: Frame) throws {
    try TestRows.refuse(frame, to: "automl")
    try folds.check()
    try training.check(on: frame)
    for name in folds.columns where !frame.schema.contains(name) { throw frame.schema.unknown(name, in: frame.name) }
    if let trials, !(1...Tuning.mostTrials).contains(trials) {
      throw Tuning.wrong(trials: trials)
    }
    if let seconds { try Tuning.check(seconds: seconds) }
  }

  /// Searches, then trains the best on all rows. When the watch stops it, what it has found so far goes to `reached`.
  public func run(
    on frame: Frame, memory: SearchMemory = .none, reached: (SearchResult) -> Void = { _ in }
  ) throws -> SearchResult {
    let began = ContinuousClock.now
    try check(on: frame)
    var training = training
    training.estimator = .baseline
    training.parameters = []
    let rehearsal = try Rehearsal(training, on: frame, .folds(folds), verb: "automl")
    let metric = try Tuning.metric(metric, for: rehearsal.task)
    let menu = AutoMenu(rehearsal, training)
    let threads = training.threads ?? 1
    let width = max(1, Processors.used / threads)
    let lag = SearchWork.lag(width)
    let proposer = AutoProposer(
      spaces: menu.candidates.map(\.space), order: TrialOrder(higherIsBetter: metric.higherIsBetter),
      trials: trials ?? .max, seed: training.seed, lag: lag)
    let study = Study(rehearsal, menu.candidates, metric: metric, words: ["automl", "\(lag)"])
    let work = SearchWork(
      rehearsal, proposer, metric: metric, width: width, lag: lag, prunes: true,
      deadline: seconds.map { began + .seconds($0) }, total: trials, known: try memory.recall(study.code),
      keep: { try memory.keep($0, study) },
      training: { trial in
        var chosen = study.candidates[trial.candidate].training(trial.values)
        chosen.threads = threads
        return (chosen, trial.share)
      })
    var result = try work.finished(
      study, threads: threads, refits: frame, asked: training.threads, reached: reached)
    result.notes += menu.notes
    return result
  }
}
