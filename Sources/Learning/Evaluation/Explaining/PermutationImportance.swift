import Engines
public import Frames

/// How much a metric loses when one column is shuffled among the rows (Breiman 2001), by repeats.
public struct PermutationImportance: Sendable {
  /// One column that the model reads.
  public struct Item: Sendable {
    public let column: String
    /// The mean loss over the repeats; above 0 where the model does worse without the column.
    public let mean: Double
    /// What the repeats say of the mean, by Student's t.
    public let interval: Interval
    /// One loss a repeat.
    public let losses: [Double]
  }

  public let metric: Metric
  /// The metric before anything is shuffled.
  public let base: Double
  /// The heaviest first.
  public let items: [Item]
  public let rows: Int
}

extension Model {
  /// How much the model loses without each of its columns, on at most 10,000 rows of the frame, which must have the target.
  ///
  /// - Parameters:
  ///   - repeats: How often each column is shuffled, from 2; L084 otherwise.
  ///   - metric: What is lost; none stands for the main metric of the task.
  public func permutationImportance(
    _ frame: Frame, metric: String? = nil, repeats: Int = 5, seed: Int? = nil
  ) throws -> PermutationImportance {
    guard (2...1000).contains(repeats) else {
      throw Fault("L084", "`repeats` is a number from 2 to 1,000, not \(repeats)", subject: "repeats")
    }
    let metric = try metric.map { try Metric.named($0, for: task) } ?? Metric.main(of: task)
    let (table, labels) = try judgedSample(frame, limit: 10_000)
    let scorer = try Scorer(self)
    func measured(_ table: Table) throws -> Double? {
      metric.measure(try scorer.score(prepared: table).judged(labels: labels))
    }
    guard let base = try measured(table) else {
      throw Fault("L084", "`\(metric.name)` is not defined on these rows, so nothing can be lost", subject: metric.name)
    }
    var source = RandomSource(seed: seed ?? card.training.seed)
    var names: [String] = []
    for feature in card.recipe.features where !names.contains(feature.column) { names.append(feature.column) }
    let items = try names.enumerated().map { place, name in
      Watch.current.tell(Progress("shuffling", done: Double(place), of: Double(names.count)))
      let column = table[name]
      let losses = try (0..<repeats).map { _ in
        try Watch.current.check()
        let order = Array(0..<table.rowCount).shuffled(using: &source)
        let value = try measured(table.replacing(name) { column?[order[$0]] ?? .missing }) ?? base
        return metric.higherIsBetter ? base - value : value - base
      }
      return PermutationImportance.Item(name, losses)
    }
    return PermutationImportance(
      metric: metric, base: base, items: items.sorted { ($0.mean, $1.column) > ($1.mean, $0.column) },
      rows: table.rowCount)
  }

  /// Rows whose target is known, prepared, with their labels.
  func judgedSample(_ frame: Frame, limit: Int) throws -> (table: Table, labels: [Double]) {
    let rows = try PreparedTable(frame, self, target: true)
    guard let column = rows.prepared[target.name] ?? rows.own[target.name] else {
      throw frame.schema.unknown(target.name, in: frame.name)
    }
    let labels = try self.labels(of: column)
    let known = labels.map { !$0.isNaN && (!task.isClassification || $0 >= 0) }
    guard known.contains(true) else { throw Fault("L041", "there is no row to explain", subject: "." + target.name) }
    var prepared = try Table(
      rows.prepared.columns.filter { $0.name != target.name }
        + [Column("__label", type: .double, values: .doubles(labels))], rowCount: labels.count)
    prepared = try prepared.taking(known).sampled(limit)
    return (prepared, prepared["__label"]?.numbers ?? [])
  }
}

extension PermutationImportance.Item {
  init(_ column: String, _ losses: [Double]) {
    let count = Double(losses.count)
    let mean = losses.reduce(0, +) / count
    let variance = losses.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let half = StudentT.point(beyond: 0.05, degrees: count - 1) * (variance / count).squareRoot()
    self.init(
      column: column, mean: mean, interval: Interval(low: mean - half, high: mean + half, method: "Student's t"),
      losses: losses)
  }
}
