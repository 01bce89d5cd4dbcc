import Engines
public import Frames

/// Models held against each other on the same rows: the leader against each of the others, metric by metric.
public struct Comparison: Sendable {
  /// One metric of the leader and of another model.
  public struct Row: Sendable {
    public let metric: Metric
    /// The number of the other model.
    public let other: Int
    public let leading: Double
    public let following: Double
    /// The leader's value less the other's.
    public let difference: Double
    public let interval: Interval?
    /// How likely so large a difference is where there is none; of several others by Holm's correction.
    public fileprivate(set) var p: Double?
    /// How `p` was found: DeLong, McNemar, bootstrap.
    public let method: String
  }

  public let names: [String]
  /// The reports, one a model.
  public let reports: [Evaluation]
  /// By which the leader leads.
  public let metric: Metric
  /// The number of the model with the best value.
  public let leader: Int
  public private(set) var rows: [Row]
  public let count: Int

  /// Holds reports of the same rows against each other. L083 where they are of other rows or answer another question.
  ///
  /// - Parameter metric: By which they are ranked; none stands for the main one of the task.
  public init(_ reports: [Evaluation], names: [String], metric: String? = nil, resamples: Int? = nil) throws {
    guard let first = reports.first, reports.count > 1 else {
      throw Fault("L083", "there is one model only, so there is nothing to compare", help: "`compare a, b, test`")
    }
    for (report, name) in zip(reports, names).dropFirst() {
      guard report.task == first.task, report.judged.labels == first.judged.labels,
        report.judged.values == first.judged.values, report.judged.classes == first.judged.classes
      else {
        let why = report.task == first.task ? "not judged on the same rows and classes" : "no models of one task"
        throw Fault(
          "L083", "`\(names[0])` and `\(name)` are \(why)", subject: name, help: "compare models of one target")
      }
    }
    let metric = try metric.map { try Metric.named($0, for: first.task) } ?? Metric.main(of: first.task)
    let values = reports.map { $0.score(metric.name) }
    guard values.allSatisfy({ $0 != nil }) else {
      throw Fault("L083", "`\(metric.name)` is not defined on these rows", subject: metric.name)
    }
    let ranked = values.indices.sorted { metric.isBetter(values[$0] ?? 0, than: values[$1] ?? 0) }
    let leader = ranked.first ?? 0
    self.reports = reports
    self.names = names
    self.metric = metric
    self.leader = leader
    count = first.count
    let metrics = [metric] + Metric.usual(for: first.task).filter { $0.name != metric.name }
    rows = try ranked.dropFirst().flatMap { other in
      try Comparison.rows(reports[leader], reports[other], other, metrics, resamples)
    }
    correct()
  }

  /// Holm's correction (1979) of the ranking metric over all models but the leader.
  private mutating func correct() {
    let places = rows.indices.filter { rows[$0].metric.name == metric.name && rows[$0].p != nil }
      .sorted { (rows[$0].p ?? 1) < (rows[$1].p ?? 1) }
    var largest = 0.0
    for (rank, place) in places.enumerated() {
      largest = max(largest, min(1, (rows[place].p ?? 1) * Double(places.count - rank)))
      rows[place].p = largest
    }
  }

  /// The rows of the metric that ranks, the best of the others first.
  public var ranking: [Row] { rows.filter { $0.metric.name == metric.name } }

  /// The model that is better than all others beyond chance (p below 5%); none where no difference is shown.
  public var winner: String? { ranking.allSatisfy { ($0.p ?? 1) < 0.05 } ? names[leader] : nil }

  private static func rows(
    _ leading: Evaluation, _ following: Evaluation, _ other: Int, _ metrics: [Metric], _ resamples: Int?
  ) throws -> [Row] {
    let (a, b) = (leading.judged, following.judged)
    let (first, second) = (Measuring(a, metrics), Measuring(b, metrics))
    let bootstrap = try Bootstrap(rows: a.count, weights: nil, resamples: resamples, seed: leading.seed) { weights in
      zip(first.values(weights), second.values(weights)).map { pair in
        pair.0.flatMap { one in pair.1.map { one - $0 } }
      }
    }
    return metrics.enumerated().compactMap { place, metric in
      guard let one = leading.score(metric.name), let two = following.score(metric.name) else { return nil }
      let exact = metric.name == "auc" ? PairedTest.delong(a, b) : metric.name == "accuracy" ? .mcnemar(a, b) : nil
      return Row(
        metric: metric, other: other, leading: one, following: two, difference: one - two,
        interval: exact?.interval ?? bootstrap.interval(place), p: exact?.p ?? bootstrap.chanceOfNone(place),
        method: exact?.method ?? "paired bootstrap")
    }
  }
}

extension Comparison {
  /// What came out, in plain words.
  public var verdict: String {
    guard let nearest = ranking.first else { return "there is nothing to compare" }
    let by = metric.name
    func told(_ row: Row) -> String {
      let ends = row.interval.map { ", \(Counted.short($0.low)) to \(Counted.short($0.high)) at 95%" } ?? ""
      let p = row.p.map { $0 < 0.001 ? ", p < 0.001" : ", p = \(Counted.decimals($0, 3))" } ?? ""
      return "\(Counted.short(abs(row.difference)))\(ends)\(p)"
    }
    if let winner {
      let others = ranking.count == 1 ? "`\(names[nearest.other])`" : "all others; nearest is `\(names[nearest.other])`"
      return "`\(winner)` is better than \(others): \(by) differs by \(told(nearest))"
    }
    return
      "no difference shown between `\(names[leader])` and `\(names[nearest.other])`: \(by) differs by \(told(nearest))"
  }

  /// One row for each other model and metric: both values, the difference with its interval, and `p`.
  public func table() throws -> Table {
    let isPair = names.count == 2
    let lead = names[leader]
    let other = isPair ? names[1 - leader] : "value"
    let shown = isPair ? rows : ranking
    let first: [(String, ColumnType)] = [(isPair ? "metric" : "model", .text)]
    let all = shown.map { row -> [Scalar] in
      [
        .text(isPair ? row.metric.name : names[row.other]), .number(row.leading), .number(row.following),
        .number(row.difference), Scalar(row.interval?.low), Scalar(row.interval?.high), Scalar(row.p),
      ]
    }
    return try Table(
      columns: first + [
        (lead == other ? lead + "_1" : lead, .double), (lead == other ? other + "_2" : other, .double),
        ("difference", .double), ("low", .double), ("high", .double), ("p", .double),
      ], rows: all)
  }
}
