import Engines

extension ChartInput {
  /// The columns in a few words: `price over carat by cut`.
  var title: String {
    (y.map { "\($0.name) over \(x.name)" } ?? x.name) + (by.map { " by \($0.name)" } ?? "")
  }

  /// What stands in place of a chart without values.
  var empty: Figure {
    let text =
      y == nil ? "nothing to plot: .\(x.name) has no value" : "nothing to plot: no row has both values"
    return Figure(title: title, body: .nothing(text))
  }

  /// The column upwards; throws D001 where it is not given.
  func second(_ chart: String) throws -> ChartColumn {
    if let y { return y }
    throw Fault(
      "D001", "`\(chart)` needs two columns, and only `.\(x.name)` is given",
      help: "plot frame, .x, .y, kind: \"\(chart)\"")
  }

  /// What is said of values that have no place on an axis.
  static func gaps(_ values: [Double], of name: String? = nil) -> [Figure.Fact] {
    let missing = values.reduce(0) { $0 + ($1.isNaN ? 1 : 0) }
    let infinite = values.reduce(0) { $0 + ($1.isInfinite ? 1 : 0) }
    var parts: [String] = []
    if missing > 0 { parts.append(NumberText.count(missing, "missing value")) }
    if infinite > 0 { parts.append(NumberText.count(infinite, "infinite value")) }
    guard !parts.isEmpty else { return [] }
    return [.loud(parts.joined(separator: " and ") + (name.map { " of .\($0)" } ?? "") + " left out")]
  }

  /// What is said of the words that have no place of their own.
  static func rest(_ words: [String], _ names: [String]) -> [Figure.Fact] {
    let shown = Set(names)
    let others = words.filter { !shown.contains($0) }
    return [
      .loud("and \(NumberText.count(Set(others).count, "more word")) with \(NumberText.count(others.count, "row"))")
    ]
  }
}
