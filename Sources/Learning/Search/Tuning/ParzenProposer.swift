import Frames
import Glibc

/// The tree-structured Parzen estimator (Bergstra et al. 2011): values under which good results are likelier than others,
/// each parameter by itself, with the settings of Optuna's sampler.
struct ParzenProposer: Proposing {
  /// So many trials are drawn at random first.
  static let startup = 10
  /// So many values are drawn from where good ones lie, and the one of the highest ratio is tried.
  private static let drawn = 24

  let space: SearchSpace
  let order: TrialOrder
  let trials: Int
  let seed: Int
  /// How many of the newest trials are not looked at: they may still be under way.
  let lag: Int

  func next(_ number: Int, after ended: [Int: Trial]) -> Proposal {
    guard number < trials else { return .end }
    guard let known = settled(before: number, lag: lag, ended) else { return .wait }
    var source = RandomSource(seed: seed).jumped(to: number)
    guard number >= ParzenProposer.startup else { return .values(space.random(&source), candidate: 0, share: 1) }
    return .values(values(known, &source), candidate: 0, share: 1)
  }

  /// The next values after some trials.
  func values(_ known: [Trial], _ source: inout RandomSource) -> [Scalar] {
    let judged = known.filter { $0.state != .failed && $0.values.count == space.axes.count }
    guard judged.count >= 2 else { return space.random(&source) }
    let (good, others) = divided(judged)
    return space.axes.enumerated().map { place, axis in
      let near = ParzenAxis(axis.range, good.map { $0.values[place] })
      let far = ParzenAxis(axis.range, others.map { $0.values[place] })
      var best: (value: Scalar, ratio: Double)?
      for _ in 0..<ParzenProposer.drawn {
        let value = near.draw(&source)
        let ratio = near.logDensity(value) - far.logDensity(value)
        if best.map({ ratio > $0.ratio }) ?? true { best = (value, ratio) }
      }
      return best?.value ?? axis.range.random(&source)
    }
  }

  /// The best tenth, at most 25, and the others, each in the order in which they were tried.
  private func divided(_ trials: [Trial]) -> (good: [Trial], others: [Trial]) {
    let count = min(25, (trials.count + 9) / 10)
    let sorted = trials.sorted { order.isBetter($0, than: $1) }
    let good = Set(sorted.prefix(count).map(\.number))
    return (trials.filter { good.contains($0.number) }, trials.filter { !good.contains($0.number) })
  }
}
