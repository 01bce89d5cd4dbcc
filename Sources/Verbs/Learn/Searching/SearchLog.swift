import Language
import Calendar
import Engines
import Frames
import Learning
import Registry

/// The trials of searches as runs of an experiment.
struct SearchLog: Sendable {
  let registry: Registry
  let experiment: String
  /// Whether trials of an earlier search of the name are gone on from.
  let goesOn: Bool
  let verb: String
  let user: String
  let script: String?

  private static let words = (number: "trial", candidate: "candidate", share: "share", seed: "seed")

  /// The seed of the search of this name; none where there is none.
  func seed() throws -> Int? {
    guard goesOn else { return nil }
    return try trials().first?.parameters[SearchLog.words.seed]?.int
  }

  var memory: SearchMemory {
    SearchMemory(recall: recall, keep: keep)
  }

  private func trials() throws -> [Run] {
    try registry.runs(experiment: experiment, limit: 1_000_000).filter { $0.parameters[SearchLog.words.number] != nil }
  }

  /// The trials of a study; V104 where the name is that of another search.
  @Sendable private func recall(_ study: String) throws -> [Trial] {
    guard goesOn else { return [] }
    let runs = try trials()
    guard runs.allSatisfy({ $0.code == study }) else {
      throw Diagnostic(
        "V104", "`\(experiment)` is the name of another search: its rows, ranges, parts or seed differ",
        help: "go on with exactly what was searched then, or choose another name")
    }
    return runs.compactMap(SearchLog.trial)
  }

  @Sendable private func keep(_ trial: Trial, _ study: Study) throws {
    let now = Session.now()
    var run = Run(
      started: Moment(
        microseconds: now.microseconds - (Int64(exactly: (trial.seconds * 1e6).rounded()) ?? 0), isZoned: true),
      ended: now, who: user, script: script, code: study.code,
      data: [Run.Source(study.target, fingerprint: study.data, rows: study.rows)], experiment: experiment)
    let candidate = study.candidates[trial.candidate]
    for (axis, value) in zip(candidate.space?.axes ?? [], trial.values) { run.parameters[axis.name] = value }
    run.parameters[SearchLog.words.number] = .int(trial.number)
    run.parameters[SearchLog.words.candidate] = .int(trial.candidate)
    run.parameters[SearchLog.words.share] = .double(trial.share)
    run.parameters[SearchLog.words.seed] = .int(study.seed)
    run.parameters["estimator"] = .text(candidate.training.estimator.name)
    run.parameters["values"] = .list(trial.values)
    for (part, score) in trial.scores.enumerated() { run.metrics["part_\(part + 1)"] = score }
    if let mean = trial.mean { run.metrics[study.metric] = mean }
    if let reason = trial.reason { run.parameters["reason"] = .text(reason) }
    run.status = [.done: .done, .pruned: .stopped, .failed: .failed][trial.state] ?? .failed
    try registry.record(run)
  }

  private static func trial(_ run: Run) -> Trial? {
    guard let number = run.parameters[words.number]?.int, let candidate = run.parameters[words.candidate]?.int,
      case .list(let values)? = run.parameters["values"], let ended = run.ended
    else { return nil }
    let scores = (1...1_000_000).lazy.map { run.metrics["part_\($0)"] }.prefix { $0 != nil }.compactMap { $0 }
    let states: [Run.Status: Trial.State] = [.done: .done, .stopped: .pruned]
    return Trial(
      number: number, candidate: candidate, values: values, share: run.parameters[words.share]?.double ?? 1,
      state: states[run.status] ?? .failed, scores: Array(scores),
      seconds: Double(ended.microseconds - run.started.microseconds) / 1e6, reason: run.parameters["reason"]?.text)
  }
}
