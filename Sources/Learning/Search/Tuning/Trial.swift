public import Frames

/// One try of a search: the values that were chosen, and how well they did on each part.
public struct Trial: Hashable, Sendable {
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// Judged on every part.
    case done
    /// Given up after some parts, as it did worse than half of those before.
    case pruned
    /// Its training is not possible.
    case failed
  }

  /// From 0, in the order in which the values were chosen.
  public var number: Int
  /// Which of the search's candidates it is of.
  public var candidate: Int
  /// The values of the candidate's axes, in their order; none for the estimator as it was given.
  public var values: [Scalar]
  /// The share of the rows, or of the trees, that it was given.
  public var share: Double
  public var state: State
  /// The metric of each part that was judged.
  public var scores: [Double]
  /// How long it took, on all parts together.
  public var seconds: Double
  /// Why it failed.
  public var reason: String?

  public init(
    number: Int, candidate: Int, values: [Scalar], share: Double = 1, state: State, scores: [Double], seconds: Double,
    reason: String? = nil
  ) {
    self.number = number
    self.candidate = candidate
    self.values = values
    self.share = share
    self.state = state
    self.scores = scores
    self.seconds = seconds
    self.reason = reason
  }

  /// The mean over the parts that were judged; none where none was.
  public var mean: Double? { mean(of: scores.count) }

  /// The mean over the first parts.
  func mean(of parts: Int) -> Double? {
    guard parts > 0, parts <= scores.count else { return nil }
    return scores.prefix(parts).reduce(0, +) / Double(parts)
  }
}

/// Which of two trials is better: full shares first, then those that were judged whole, then by the mean.
struct TrialOrder: Sendable {
  let higherIsBetter: Bool

  func isBetter(_ a: Trial, than b: Trial) -> Bool {
    let (rankA, rankB) = (rank(a), rank(b))
    if rankA != rankB { return rankA < rankB }
    if a.share != b.share { return a.share > b.share }
    if rankA == 1, a.scores.count != b.scores.count { return a.scores.count > b.scores.count }
    guard let meanA = a.mean, let meanB = b.mean, meanA != meanB else { return a.number < b.number }
    return higherIsBetter ? meanA > meanB : meanA < meanB
  }

  private func rank(_ trial: Trial) -> Int {
    switch trial.state {
    case .done: 0
    case .pruned: 1
    case .failed: 2
    }
  }
}
