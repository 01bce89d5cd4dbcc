import Engines
public import Frames

/// What group thresholds are to make equal (Hardt, Price and Srebro 2016).
public enum FairnessGoal: String, CaseIterable, Sendable {
  /// The share of each group that is told positive.
  case demographicParity = "demographic_parity"
  /// The share of each group's positive rows that is told positive.
  case equalOpportunity = "equal_opportunity"
}

/// The thresholds, one a group, that make a rate equal between groups and lose the least accuracy, on rows that the model
/// has not learnt from.
struct ThresholdSearch {
  /// What a group reaches with the threshold at one of its scores: the rate, and how many rows are then right.
  private struct Step {
    let threshold: Double
    let rate: Double
    let right: Double
  }

  let thresholds: [Double]
  /// Groups that are too small to have a threshold of their own.
  let small: [Int]

  /// - Parameter mostApart: How far the rates of groups may lie apart, where the scores allow it.
  init(_ judged: Judged, _ groups: ValueGroups, goal: FairnessGoal, mostApart: Double = 0.01) throws {
    let scores = judged.probabilities.first ?? []
    let rows = groups.rows
    let ladders = rows.map { ThresholdSearch.ladder($0.map { (scores[$0], judged.labels[$0] == 1) }, goal) }
    let small = rows.indices.filter { rows[$0].count < 30 || ladders[$0].isEmpty }
    self.small = small
    let used = rows.indices.filter { !small.contains($0) }
    guard used.count > 1 else {
      throw Fault(
        "L087", "fewer than two groups have 30 rows and a positive one among them, so there is nothing to make equal",
        help: "give more rows, or a column of fewer values")
    }
    var best: (apart: Double, right: Double, steps: [Int: Step])?
    for place in 0...1000 {
      let wanted = Double(place) / 1000
      var steps: [Int: Step] = [:]
      for group in used { steps[group] = ThresholdSearch.nearest(wanted, in: ladders[group]) }
      let rates = steps.values.map(\.rate)
      let apart = max(mostApart, (rates.max() ?? 0) - (rates.min() ?? 0))
      let right = steps.values.reduce(0) { $0 + $1.right }
      if best.map({ (apart, -right) < ($0.apart, -$0.right) }) ?? true { best = (apart, right, steps) }
    }
    thresholds = rows.indices.map { best?.steps[$0]?.threshold ?? 0.5 }
  }

  /// A group's thresholds from none told positive to all, at the middle between neighbouring scores.
  private static func ladder(_ rows: [(score: Double, isPositive: Bool)], _ goal: FairnessGoal) -> [Step] {
    let sorted = rows.filter { !$0.score.isNaN }.sorted { $0.score > $1.score }
    let positives = sorted.reduce(0.0) { $0 + ($1.isPositive ? 1 : 0) }
    guard !sorted.isEmpty, positives > 0 || goal == .demographicParity else { return [] }
    var steps: [Step] = []
    var (taken, hits) = (0.0, 0.0)
    func add(_ threshold: Double) {
      let rate = goal == .demographicParity ? taken / Double(sorted.count) : hits / positives
      let wrong = (taken - hits) + (positives - hits)
      steps.append(Step(threshold: threshold, rate: rate, right: Double(sorted.count) - wrong))
    }
    add((1 + (sorted.first?.score ?? 1)) / 2 + Double.ulpOfOne)
    for (place, row) in sorted.enumerated() {
      taken += 1
      if row.isPositive { hits += 1 }
      guard place + 1 < sorted.count else { break }
      if sorted[place + 1].score < row.score { add((row.score + sorted[place + 1].score) / 2) }
    }
    add(0)
    return steps
  }

  /// The step whose rate is nearest; among equals the one with the most right rows. Rates ascend.
  private static func nearest(_ wanted: Double, in ladder: [Step]) -> Step {
    var (low, high) = (0, ladder.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if ladder[middle].rate < wanted { low = middle + 1 } else { high = middle }
    }
    var place = low
    if low > 0, wanted - ladder[low - 1].rate < ladder[low].rate - wanted { place = low - 1 }
    var best = ladder[place]
    var left = place
    while left > 0, ladder[left - 1].rate == best.rate { left -= 1 }
    while left < ladder.count, ladder[left].rate == ladder[place].rate {
      if ladder[left].right > best.right { best = ladder[left] }
      left += 1
    }
    return best
  }
}

/// A model with group thresholds, and what they changed on the rows that they were chosen by.
public struct Mitigation: Sendable {
  public let model: Model
  public let before: FairnessReport
  public let after: FairnessReport
  /// Remarks, one line each.
  public let notes: [String]
}

extension Model {
  /// The model with a threshold for each group, chosen on the rows of a frame, best ones that it was not trained on.
  /// L082 where it is not of two classes, L087 where groups cannot be made equal.
  public func mitigated(_ frame: Frame, by columns: [String], goal: FairnessGoal, seen: Bool = false) throws
    -> Mitigation
  {
    var plain = self
    plain.card.thresholds = nil
    guard task == .binary else {
      throw Fault("L082", "thresholds by group take a model of two classes, and this one tells \(task.told)")
    }
    let report = try plain.evaluate(frame, seen: seen)
    let before = try report.fairness(by: columns)
    let groups = try ValueGroups(report.rows, by: columns, cutsNumbers: false)
    let search = try ThresholdSearch(report.judged, groups, goal: goal)
    var model = plain
    model.card.thresholds = GroupThresholds(
      columns: columns, goal: goal.rawValue,
      items: groups.values.indices.filter { !search.small.contains($0) }.map {
        GroupThresholds.Item(values: groups.values[$0], threshold: search.thresholds[$0])
      }, fallback: 0.5)
    for name in columns where !model.signature.columns.contains(where: { $0.name == name }) {
      guard let column = report.rows[name] else { throw report.rows.schema.unknown(name) }
      model.card.signature.columns.append(Signature.Column(name: name, type: column.type))
    }
    _ = try Scorer(model)
    let after = try model.evaluate(frame, seen: true).fairness(by: columns)
    var notes = ["the model now reads .\(columns.joined(separator: ", .")) to decide: ask whether the law allows it"]
    if !search.small.isEmpty {
      notes.append("\(search.small.map(groups.name).joined(separator: "; ")): too few rows, so told from 0.5 as before")
    }
    return Mitigation(model: model, before: before, after: after, notes: notes + report.notes)
  }
}
