import Engines

/// A way to tell whether a column has moved away from its reference.
public struct DriftTest: Hashable, Sendable {
  /// What a test found in one column.
  struct Finding: Hashable, Sendable {
    var statistic: Double
    /// The probability of so large a statistic by chance, where the test has one.
    var p: Double?
  }

  public let name: String
  /// One sentence for the reference.
  public let help: String
  /// The columns that it is for.
  let kinds: [ColumnComparison.Kind]
  /// Whether a report shows it for columns of its kinds beside the test that decides.
  let isBeside: Bool
  /// What the statistic, or for tests with a probability that probability, is held against.
  public var threshold: Double
  /// Whether a column has drifted below the threshold rather than above it: so for probabilities.
  public let isProbability: Bool
  /// None where the test does not apply to the column.
  let find: @Sendable (ColumnComparison) -> Finding?

  init(
    _ name: String, _ help: String, of kinds: [ColumnComparison.Kind], isBeside: Bool = false, threshold: Double,
    isProbability: Bool = false,
    find: @escaping @Sendable (ColumnComparison) -> Finding?
  ) {
    self.name = name
    self.help = help
    self.kinds = kinds
    self.isBeside = isBeside
    self.threshold = threshold
    self.isProbability = isProbability
    self.find = find
  }

  /// The same test held against another threshold.
  public func at(_ threshold: Double) -> DriftTest {
    var test = self
    test.threshold = threshold
    return test
  }

  /// `psi > 0.2`, as reports say it.
  public var rule: String { isProbability ? "\(name) p < \(threshold)" : "\(name) > \(threshold)" }

  func isDrift(_ finding: Finding?) -> Bool {
    guard let finding else { return false }
    return isProbability ? (finding.p ?? 1) < threshold : finding.statistic > threshold
  }

  public static func == (a: DriftTest, b: DriftTest) -> Bool { a.name == b.name && a.threshold == b.threshold }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(threshold)
  }

  /// The test that a report shows for columns of a kind.
  static func beside(_ kind: ColumnComparison.Kind) -> DriftTest? {
    catalogue.first { $0.isBeside && $0.kinds.contains(kind) }
  }

  /// The test of a name.
  public static func named(_ name: String) throws -> DriftTest {
    if let test = catalogue.first(where: { $0.name == name }) { return test }
    let names = catalogue.map(\.name)
    throw Fault(
      "M003", "there is no drift test `\(name)`", subject: name,
      help: Nearest.help(for: name, in: names, called: "tests"))
  }
}
