import Engines

/// A report taken apart: one metric in each group of rows, the worst of them marked.
public struct Slices: Sendable {
  /// One group of rows.
  public struct Slice: Sendable {
    /// The value of each column that tells groups apart.
    public let values: [String]
    public let count: Int
    /// None where the metric is not defined on these rows.
    public let value: Double?
    public let interval: Interval?
    /// Too few rows to say much: fewer than 30, or of two classes fewer than 10 of one.
    public let isSmall: Bool
    public fileprivate(set) var isWorst = false
  }

  public let columns: [String]
  public let metric: Metric
  /// In the order of the groups.
  public let slices: [Slice]
  /// Remarks, one line each.
  public let notes: [String]

  /// - Parameter metric: By which groups are compared.
  init(_ judged: Judged, _ groups: ValueGroups, metric: Metric, seed: Int) throws {
    columns = groups.columns
    self.metric = metric
    var slices = try groups.rows.enumerated().map { number, rows in
      try Watch.current.check()
      let part = judged.rows(rows)
      let value = metric.measure(part)
      return Slice(
        values: groups.values[number], count: rows.count, value: value,
        interval: value == nil ? nil : try Slices.interval(metric, part, seed), isSmall: Slices.isSmall(part))
    }
    let compared = slices.indices.filter { !slices[$0].isSmall && slices[$0].value != nil }
    if compared.count > 1,
      let worst = compared.min(by: { metric.isBetter(slices[$1].value ?? 0, than: slices[$0].value ?? 0) })
    {
      slices[worst].isWorst = true
    }
    self.slices = slices
    notes = Slices.remarks(slices, groups)
  }

  /// The group where the model does worst; none where no two groups can be compared.
  public var worst: Slice? { slices.first(where: \.isWorst) }

  private static func interval(_ metric: Metric, _ part: Judged, _ seed: Int) throws -> Interval? {
    if let interval = metric.interval(part) { return interval }
    guard part.count > 1 else { return nil }
    return try Bootstrap(
      rows: part.count, weights: part.weights, resamples: 1000, seed: seed, Measuring(part, [metric]).values
    ).interval(0)
  }

  private static func isSmall(_ part: Judged) -> Bool {
    if part.count < 30 { return true }
    guard part.task == .binary else { return false }
    let positives = part.labels.reduce(0) { $0 + ($1 == 1 ? 1 : 0) }
    return min(positives, part.count - positives) < 10
  }

  private static func remarks(_ slices: [Slice], _ groups: ValueGroups) -> [String] {
    let small = slices.indices.filter { slices[$0].isSmall }.map { groups.name($0) }
    guard !small.isEmpty else { return [] }
    let named = small.prefix(3).joined(separator: "; ") + (small.count > 3 ? "; …" : "")
    return ["\(small.count == 1 ? "one group is" : "\(small.count) groups are") too small to be sure of: \(named)"]
  }
}

extension Evaluation {
  /// The report taken apart by the values of columns of its rows.
  ///
  /// - Parameter metric: By which groups are compared; none stands for the main one of the task. L077 where it does not
  ///   judge this task.
  public func slices(by columns: [String], metric: String? = nil) throws -> Slices {
    let metric = try metric.map { try Metric.named($0, for: task) } ?? Metric.main(of: task)
    return try Slices(judged, ValueGroups(rows, by: columns), metric: metric, seed: seed)
  }
}
