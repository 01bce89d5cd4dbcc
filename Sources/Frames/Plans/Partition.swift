import Synchronization

/// The rows of a frame cut into parts, the same ones each time: by a stable number of each row, a group, a time or a
/// condition, never by the order in which a scan happens to run.
public final class Partition: Sendable {
  public let input: Plan
  public let rule: Rule
  /// The share of each part, in order; they add up to 1.
  public let shares: [Double]
  public let seed: Int
  /// Where the parts end, once they were computed.
  let cuts = Mutex<Cuts?>(nil)

  public enum Rule: Hashable, Sendable {
    case random
    /// An exact number of rows in the first part.
    case count(Int)
    /// Each value of the expression in the same shares.
    case stratified(Expression)
    /// All rows of a group in one part.
    case grouped(Expression)
    /// The earliest rows first; rows of one time stay together.
    case time(Expression)
    /// The second part is where the condition holds.
    case condition(Expression)

    /// What decides besides the row's number.
    var expression: Expression? {
      switch self {
      case .random, .count: nil
      case .stratified(let own), .grouped(let own), .time(let own), .condition(let own): own
      }
    }
  }

  init(_ input: Plan, _ rule: Rule, shares: [Double], seed: Int) {
    self.input = input
    self.rule = rule
    self.shares = shares
    self.seed = seed
  }

  /// The first values that no longer belong to each part but the last.
  enum Cuts: Sendable {
    /// Bounds of the scattered row number or group.
    case numbers([Int])
    /// Bounds for each value of the stratum.
    case strata([(value: Scalar, bounds: [Int])])
    /// Bounds of the time.
    case times([Scalar])
    case condition
  }
}

extension Partition.Rule: CustomStringConvertible {
  public var description: String {
    switch self {
    case .random: "at random"
    case .count(let count): "of \(count) rows"
    case .stratified(let expression): "stratify: \(expression)"
    case .grouped(let expression): "group: \(expression)"
    case .time(let expression): "time: \(expression)"
    case .condition(let expression): "test: \(expression)"
    }
  }
}
