import Dispatch
import Engines
import Frames
import Glibc
import Synchronization

/// A search under way: several threads ask what to try, train and judge it, and write down what came of it.
final class SearchWork: Sendable {
  private struct State {
    var next = 0
    var ended: [Int: Trial] = [:]
    var failures = 0
    var problem: (any Error)?
    var best: Trial?
  }

  /// What is told of a trial once it has ended.
  typealias Keeping = @Sendable (Trial) throws -> Void

  let rehearsal: Rehearsal
  /// The training of a candidate's values on a share of what it takes.
  let training: @Sendable (_ trial: Trial) throws -> (Training, rowShare: Double)
  let proposer: any Proposing
  let metric: Metric
  /// How many threads work; each training has one thread by itself.
  let width: Int
  /// Whether a trial is given up once it is worse than half of those before.
  let prunes: Bool
  /// How many of the newest trials are not looked at by a decision.
  let lag: Int
  /// When all is to be done: those under way are given up before it, once there is one that ended.
  let deadline: ContinuousClock.Instant?
  /// How many trials there will be; none where only time ends the search.
  let total: Int?
  let keep: Keeping
  private let state: Mutex<State>

  init(
    _ rehearsal: Rehearsal, _ proposer: any Proposing, metric: Metric, width: Int, lag: Int, prunes: Bool,
    deadline: ContinuousClock.Instant?, total: Int?, known: [Trial], keep: @escaping Keeping,
    training: @escaping @Sendable (Trial) throws -> (Training, rowShare: Double)
  ) {
    self.rehearsal = rehearsal
    self.proposer = proposer
    self.metric = metric
    self.width = width
    self.lag = lag
    self.prunes = prunes
    self.deadline = deadline
    self.total = total
    self.keep = keep
    self.training = training
    var state = State()
    for trial in known { state.ended[trial.number] = trial }
    let order = TrialOrder(higherIsBetter: metric.higherIsBetter)
    state.best = known.min { order.isBetter($0, than: $1) }
    self.state = Mutex(state)
  }

  /// The trials that have ended, by number.
  var ended: [Trial] { state.withLock { $0.ended.values.sorted { $0.number < $1.number } } }

  /// Works until the proposer has no more, the time is over, or the watch stops it; throws what made going on impossible.
  func run() throws {
    let outer = Watch.current
    tell(outer)
    _ = try Beside.map(width, together: width > 1, threads: width) { _ in
      while let trial = try take(outer) {
        guard let judged = try judged(trial, outer) else { return }
        try keep(judged)
        note(judged)
        tell(outer)
      }
    }
    if let problem = state.withLock({ $0.problem }) { throw problem }
    try outer.check()
  }

  /// The next trial to work on; waits while it depends on some under way.
  private func take(_ outer: Watch) throws -> Trial? {
    while !outer.isStopped, !isOver {
      let (proposal, number): (Proposal, Int) = state.withLock { state in
        guard state.problem == nil else { return (.end, 0) }
        while state.ended[state.next] != nil { state.next += 1 }
        let number = state.next
        let proposal = proposer.next(number, after: state.ended)
        if case .values = proposal { state.next += 1 }
        return (proposal, number)
      }
      switch proposal {
      case .values(let values, let candidate, let share):
        return Trial(
          number: number, candidate: candidate, values: values, share: share, state: .done, scores: [], seconds: 0)
      case .wait: usleep(1000)
      case .end: return nil
      }
    }
    return nil
  }

  /// Whether the time is over, less what training the best on all rows will take, and something has come of it.
  private var isOver: Bool {
    guard let deadline, let best = state.withLock({ $0.best }), best.state == .done else { return false }
    let reserve = best.seconds / Double(max(1, best.scores.count)) * 1.25
    return ContinuousClock.now + .seconds(min(reserve, 1e6)) >= deadline
  }

  /// The trial with what came of it; none where it was given up because the time is over.
  private func judged(_ trial: Trial, _ outer: Watch) throws -> Trial? {
    var trial = trial
    let inner = Watch { outer.isStopped || self.isOver }
    do {
      let (training, share) = try training(trial)
      for part in rehearsal.parts.indices {
        let answer = try inner.run {
          try inner.check()
          return try rehearsal.judge(training, part: part, share: share)
        }
        guard let score = answer.score(metric.name), score.isFinite else {
          throw Fault("L071", "`\(metric.name)` is not defined on part \(part + 1)", subject: metric.name)
        }
        trial.scores.append(score)
        trial.seconds += answer.seconds
        if isHopeless(trial) {
          trial.state = .pruned
          break
        }
      }
      return trial
    } catch let fault as Fault where !inner.isStopped && ["E", "L"].contains(fault.code.prefix(1)) {
      trial.state = .failed
      trial.reason = fault.message
      return trial
    } catch {
      if outer.isStopped || !inner.isStopped { throw error }
      return nil
    }
  }

  /// Whether a trial that is not yet judged on all parts is worse than the median of those before at this point (the
  /// median rule of Golovin et al. 2017). Trials that may be under way at the same time are not looked at.
  private func isHopeless(_ trial: Trial) -> Bool {
    let parts = trial.scores.count
    guard prunes, parts < rehearsal.parts.count, let own = trial.mean else { return false }
    let before = state.withLock { state in
      state.ended.values.filter { $0.number <= trial.number - lag && $0.state == .done && $0.share == trial.share }
    }.compactMap { $0.mean(of: parts) }
    guard before.count >= 5, let median = Ranking.quantile(sorted: before.sorted(), 0.5) else { return false }
    return metric.isBetter(median, than: own)
  }

  private func note(_ trial: Trial) {
    let order = TrialOrder(higherIsBetter: metric.higherIsBetter)
    state.withLock { state in
      state.ended[trial.number] = trial
      if state.best.map({ order.isBetter(trial, than: $0) }) ?? true { state.best = trial }
      guard trial.state == .failed else { return }
      state.failures += 1
      if state.failures >= 5, state.failures == state.ended.count {
        state.problem = Fault(
          "L075", "none of the first \(state.failures) trials could be trained: \(trial.reason ?? "")",
          help: "look at the ranges, or train one of them by hand")
      }
    }
  }

  private func tell(_ watch: Watch) {
    let (count, best) = state.withLock { ($0.ended.count, $0.best) }
    let facts = best?.state == .done ? best?.mean.map { [Progress.Fact("best \(metric.name)", $0)] } ?? [] : []
    let work = total.map { "trial \(min(count + 1, $0)) of \($0)" } ?? "trial \(count + 1)"
    watch.tell(
      Progress(
        work, done: total.map { Double(count) / Double(max(1, $0)) * 100 } ?? 0, of: total.map { _ in 100 },
        facts: facts))
  }
}
