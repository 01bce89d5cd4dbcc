import Frames

/// What a search is to try next.
enum Proposal {
  case values([Scalar], candidate: Int, share: Double)
  /// Nothing, until more trials have ended.
  case wait
  /// Nothing any more.
  case end
}

/// A way to choose what is tried: by the number of the trial and the trials that have ended, and by nothing else, so that
/// a search that goes on where another stopped chooses the same.
protocol Proposing: Sendable {
  func next(_ number: Int, after ended: [Int: Trial]) -> Proposal
}

extension Proposing {
  /// The trials before a number, less the newest `lag` of them, which may still be under way; none while one of the
  /// others is.
  func settled(before number: Int, lag: Int, _ ended: [Int: Trial]) -> [Trial]? {
    var settled: [Trial] = []
    for place in 0..<max(0, number - lag + 1) {
      guard let trial = ended[place] else { return nil }
      settled.append(trial)
    }
    return settled
  }
}

/// Values that look at no result (Bergstra and Bengio 2012).
struct RandomProposer: Proposing {
  let space: SearchSpace
  let trials: Int
  let seed: Int
  /// Trials further back than this have ended before another begins, so that giving one up early repeats.
  let lag: Int

  func next(_ number: Int, after ended: [Int: Trial]) -> Proposal {
    guard number < trials else { return .end }
    guard settled(before: number, lag: lag, ended) != nil else { return .wait }
    var source = RandomSource(seed: seed).jumped(to: number)
    return .values(space.random(&source), candidate: 0, share: 1)
  }
}

extension RandomSource {
  /// A stream of its own for one of many turns.
  func jumped(to turn: Int) -> RandomSource {
    var start = self
    return RandomSource(
      seed: Int(truncatingIfNeeded: RandomSource.mixed(start.next() &+ UInt64(truncatingIfNeeded: turn))))
  }
}
