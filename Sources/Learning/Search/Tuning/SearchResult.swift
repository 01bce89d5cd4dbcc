import Engines
public import Frames

/// What a search has found.
public struct SearchResult: Sendable {
  public let study: Study
  public let task: Task
  /// The trials that have ended, in the order in which their values were chosen.
  public let trials: [Trial]
  public let best: Trial
  public let higherIsBetter: Bool
  /// How many rows are judged for each that is trained on.
  public let share: Double
  /// How many parts a trial is judged on.
  public let parts: Int
  /// How many threads each trial had.
  public let threads: Int
  /// The best, trained on all rows; none where that was left out or stopped.
  public internal(set) var model: Model?
  public internal(set) var notes: [String]

  /// The way of training that won, with the parameters that were chosen.
  public var training: Training { training(of: best) }

  public func training(of trial: Trial) -> Training { study.candidates[trial.candidate].training(trial.values) }

  /// The chosen values by their parameters' names.
  public func values(of trial: Trial) -> [(name: String, value: Scalar)] {
    let axes = study.candidates[trial.candidate].space?.axes ?? []
    return Array(zip(axes.map(\.name), trial.values))
  }

  /// The metric of a trial over its parts, with its interval; none where it was not judged on all of them.
  public func score(of trial: Trial) -> CrossValidation.Score? {
    guard trial.state == .done, trial.scores.count == parts else { return nil }
    return CrossValidation.Score(study.metric, trial.scores, share: share)
  }

  /// The trials from the best down.
  public var leaders: [Trial] {
    let order = TrialOrder(higherIsBetter: higherIsBetter)
    return trials.sorted { order.isBetter($0, than: $1) }
  }

  /// What of a search has ended; L075 where nothing has.
  init(_ work: SearchWork, _ study: Study, threads: Int) throws {
    trials = work.ended
    let order = TrialOrder(higherIsBetter: work.metric.higherIsBetter)
    guard let best = trials.min(by: { order.isBetter($0, than: $1) }), best.state == .done else {
      throw Fault(
        "L075", trials.first?.reason.map { "no trial could be trained: \($0)" } ?? "no trial has ended",
        help: "give it more time, or look at the ranges")
    }
    self.best = best
    self.study = study
    task = work.rehearsal.task
    higherIsBetter = work.metric.higherIsBetter
    let parts = work.rehearsal.parts
    self.parts = parts.count
    share = Double(parts.reduce(0) { $0 + $1.judgedCount }) / Double(max(1, parts.reduce(0) { $0 + $1.trainingCount }))
    self.threads = threads
    notes = work.rehearsal.notes
    let (pruned, failed) = (trials.count { $0.state == .pruned }, trials.count { $0.state == .failed })
    if pruned > 0 { notes.append("\(pruned) of \(trials.count) trials were given up early") }
    if failed > 0 {
      notes.append(
        "\(failed) of \(trials.count) trials could not be trained: \(trials.compactMap(\.reason).first ?? "")")
    }
  }
}
