import Engines
public import Frames

extension Tuning {
  /// Searches, then trains the best on all rows. When the watch stops it, what it has found so far goes to `reached`.
  ///
  /// - Parameters:
  ///   - memory: Where trials are kept, and found again by a search that goes on.
  ///   - refits: Whether the best is trained on all rows.
  public func run(
    on frame: Frame, memory: SearchMemory = .none, refits: Bool = true, reached: (SearchResult) -> Void = { _ in }
  ) throws -> SearchResult {
    let began = ContinuousClock.now
    try check(on: frame)
    let judging: Rehearsal.Judging =
      switch validation {
      case .share(let share): .share(share)
      case .rows(let rows): .rows(rows)
      case nil: .folds(folds)
      }
    var training = training
    training.validation = nil
    let rehearsal = try Rehearsal(training, on: frame, judging, verb: "tune")
    let space = try space()
    let metric = try Tuning.metric(metric, for: rehearsal.task)
    let threads = training.threads ?? 1
    let width = max(1, Processors.used / threads)
    let lag = SearchWork.lag(width)
    let order = TrialOrder(higherIsBetter: metric.higherIsBetter)
    let proposer: any Proposing
    var total = trials ?? (seconds == nil ? 50 : nil)
    switch method {
    case .random: proposer = RandomProposer(space: space, trials: total ?? .max, seed: training.seed, lag: lag)
    case .tpe:
      proposer = ParzenProposer(space: space, order: order, trials: total ?? .max, seed: training.seed, lag: lag)
    case .halving:
      let fewest = rehearsal.parts.map(\.trainingCount).min() ?? 0
      let smallest = resource == .rows ? min(1, 100 / Double(max(1, fewest))) : 0.01
      let halving = HalvingProposer(space, order, trials: trials ?? 27, smallest: smallest, seed: training.seed)
      proposer = halving
      total = halving.count
    }
    let study = Study(
      rehearsal, [Study.Candidate(training: training, space: space)], metric: metric,
      words: [method.rawValue, "\(prunes)", "\(lag)", method == .halving ? "\(resource) \(trials ?? 27)" : ""])
    let byTrees = method == .halving && resource == .trees
    let trees = treeParameter
    let work = SearchWork(
      rehearsal, proposer, metric: metric, width: width, lag: lag, prunes: prunes && method != .halving,
      deadline: seconds.map { began + .seconds($0) }, total: total, known: try memory.recall(study.code),
      keep: { try memory.keep($0, study) },
      training: { trial in
        var chosen = study.candidates[trial.candidate].training(trial.values)
        chosen.threads = threads
        guard byTrees, let trees, trial.share < 1 else { return (chosen, byTrees ? 1 : trial.share) }
        let whole = try chosen.estimator.resolved(chosen.parameters).first { $0.name == trees.name }?.value.int ?? 1
        chosen.parameters.removeAll { $0.name == trees.name || trees.aliases.contains($0.name) }
        let part = Int(exactly: (Double(whole) * trial.share).rounded(.up)) ?? 1
        chosen.parameters.append((trees.name, .int(max(1, part))))
        return (chosen, 1)
      })
    return try work.finished(
      study, threads: threads, refits: refits ? frame : nil, asked: training.threads, reached: reached)
  }
}

extension SearchWork {
  /// How many of the newest trials a choice does not look at: a constant where few work at once, so that a search repeats
  /// on machines of one to two cores, and enough that nobody waits where many do.
  static func lag(_ width: Int) -> Int { max(4, 2 * width) }

  /// Works to the end, then trains the best on all rows of a frame, where there is one.
  func finished(
    _ study: Study, threads: Int, refits frame: Frame?, asked: Int?, reached: (SearchResult) -> Void
  ) throws -> SearchResult {
    do { try run() } catch {
      if Watch.current.isStopped, let result = try? SearchResult(self, study, threads: threads) { reached(result) }
      throw error
    }
    var result = try SearchResult(self, study, threads: threads)
    guard let frame else { return result }
    reached(result)
    try result.refit(on: frame, threads: asked)
    return result
  }
}

extension SearchResult {
  /// The same with the best trained on all rows.
  public func refitted(on frame: Frame) throws -> SearchResult {
    var whole = self
    try whole.refit(on: frame)
    return whole
  }

  /// Trains the best on all rows that were searched with.
  mutating func refit(on frame: Frame, threads: Int? = nil) throws {
    var training = training
    training.threads = threads
    let trained = try Watch.current.stage(Progress("training the best on all rows")) { try training.run(on: frame) }
    model = trained
    var told = Set(notes)
    notes += trained.card.training.notes.filter { told.insert($0).inserted }
  }
}
