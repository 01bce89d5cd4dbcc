import Frames

/// Each candidate as it is, then the parameters of the best two: of three trials two go to the best.
struct AutoProposer: Proposing {
  /// So many trials of a candidate are drawn at random before results count.
  private static let startup = 5

  /// Of each candidate what may be chosen; none where nothing is.
  let spaces: [SearchSpace?]
  let order: TrialOrder
  let trials: Int
  let seed: Int
  let lag: Int

  func next(_ number: Int, after ended: [Int: Trial]) -> Proposal {
    guard number < trials else { return .end }
    guard number >= spaces.count else { return .values([], candidate: number, share: 1) }
    guard (0..<spaces.count).allSatisfy({ ended[$0] != nil }), let known = settled(before: number, lag: lag, ended)
    else {
      return .wait
    }
    let all = (0..<spaces.count).compactMap { ended[$0] } + known.filter { $0.number >= spaces.count }
    var leaders: [Int] = []
    for trial in all.sorted(by: { order.isBetter($0, than: $1) })
    where spaces[trial.candidate] != nil && trial.state != .failed && !leaders.contains(trial.candidate) {
      leaders.append(trial.candidate)
    }
    guard let first = leaders.first else { return .end }
    let chosen = (number - spaces.count) % 3 < 2 ? first : leaders.dropFirst().first ?? first
    guard let space = spaces[chosen] else { return .end }
    var source = RandomSource(seed: seed).jumped(to: number)
    let own = known.filter { $0.candidate == chosen && !$0.values.isEmpty }
    guard own.count >= AutoProposer.startup else { return .values(space.random(&source), candidate: chosen, share: 1) }
    let parzen = ParzenProposer(space: space, order: order, trials: trials, seed: seed, lag: lag)
    return .values(parzen.values(own, &source), candidate: chosen, share: 1)
  }
}
