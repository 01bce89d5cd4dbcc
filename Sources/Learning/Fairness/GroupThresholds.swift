import Engines
import Frames

/// From which probability a row is told positive, group by group: part of a model, so that whoever serves it decides as it
/// was judged. The group's columns are then read at serving.
public struct GroupThresholds: Codable, Hashable, Sendable {
  /// One group's threshold.
  public struct Item: Codable, Hashable, Sendable {
    public var values: [String]
    public var threshold: Double
  }

  /// The raw columns that tell groups apart.
  public var columns: [String]
  /// What was to be equal: `demographic_parity` or `equal_opportunity`.
  public var goal: String
  public var items: [Item]
  /// For groups that are not among them.
  public var fallback: Double

  public init(columns: [String], goal: String, items: [Item], fallback: Double) {
    self.columns = columns
    self.goal = goal
    self.items = items
    self.fallback = fallback
  }

  /// The threshold of a row by its cells, one a column.
  func threshold(of cells: [Scalar]) -> Double {
    let values = cells.map(ValueGroups.key)
    return items.first { $0.values == values }?.threshold ?? fallback
  }

  /// The threshold of each row of a table; L030 where it lacks a column of groups.
  func thresholds(of table: Table) throws -> [Double] {
    for name in columns where table[name] == nil {
      throw Fault(
        "L030", "the rows have no column `\(name)`, by which the model's thresholds are chosen", subject: "." + name,
        help: "send it with each row, or use the model without thresholds")
    }
    let groups = try ValueGroups(table, by: columns, cutsNumbers: false)
    let known = Dictionary(items.map { ($0.values, $0.threshold) }, uniquingKeysWith: { first, _ in first })
    let byGroup = groups.values.map { known[$0] ?? fallback }
    return groups.groupOf.map { byGroup[Int($0)] }
  }
}
