import Frames

/// Successive halving (Jamieson and Talwalkar 2016): many random values on a small share of the rows or trees, the best
/// third of them on three times as much, and so on until one share is whole.
struct HalvingProposer: Proposing {
  private static let factor = 3

  let space: SearchSpace
  let order: TrialOrder
  let seed: Int
  /// How many trials each rung has, the first one the most.
  let rungs: [Int]

  /// - Parameters:
  ///   - trials: How many values are begun with.
  ///   - smallest: The smallest share that a trial may have.
  init(_ space: SearchSpace, _ order: TrialOrder, trials: Int, smallest: Double, seed: Int) {
    self.space = space
    self.order = order
    self.seed = seed
    var rungs = [trials]
    var share = 1.0
    while let last = rungs.last, last >= HalvingProposer.factor, share / 3 >= smallest {
      rungs.append(last / HalvingProposer.factor)
      share /= 3
    }
    self.rungs = rungs
  }

  /// How many trials there are in all.
  var count: Int { rungs.reduce(0, +) }

  func next(_ number: Int, after ended: [Int: Trial]) -> Proposal {
    var first = 0
    for (rung, size) in rungs.enumerated() {
      guard number >= first + size else { return values(number, rung, first, ended) }
      first += size
    }
    return .end
  }

  /// - Parameter first: The number of the rung's first trial.
  private func values(_ number: Int, _ rung: Int, _ first: Int, _ ended: [Int: Trial]) -> Proposal {
    let share = (rung + 1..<rungs.count).reduce(1.0) { share, _ in share / 3 }
    guard rung > 0 else {
      var source = RandomSource(seed: seed).jumped(to: number)
      return .values(space.random(&source), candidate: 0, share: share)
    }
    let below = (first - rungs[rung - 1]..<first).compactMap { ended[$0] }
    guard below.count == rungs[rung - 1] else { return .wait }
    let kept = below.sorted { order.isBetter($0, than: $1) }
    return .values(kept[number - first].values, candidate: 0, share: share)
  }
}
