/// Whole numbers from one to another, both ends in; empty when the first is past the last.
public final class RangeObject: Object {
  public let first: Int
  public let last: Int

  public init(_ first: Int, _ last: Int) {
    self.first = first
    self.last = last
    super.init(layout: .range)
  }

  public override var kind: String { "range" }
  public override var inline: String { "\(first)..\(last)" }

  public override var count: Int? { size }

  /// How many numbers; at most the largest integer.
  var size: Int {
    guard first <= last else { return 0 }
    let (size, overflow) = last.subtractingReportingOverflow(first)
    return overflow || size == Int.max ? Int.max : size + 1
  }

  /// A loop can go through more numbers, but a list should not hold them.
  static let longestList = 100_000_000

  public override func elements() throws -> [Value]? {
    guard first <= last else { return [] }
    guard size <= RangeObject.longestList else {
      throw Diagnostic("R013", "the range \(inline) is too long for a list", help: "go through it with `for`")
    }
    return (first...last).map { .int($0) }
  }

  func contains(_ value: Int) -> Bool { first <= value && value <= last }

  public override func isEqual(to other: Object) -> Bool {
    guard let other = other as? RangeObject else { return false }
    return first == other.first && last == other.last || first > last && other.first > other.last
  }

  public override func hash(into hasher: inout Hasher) {
    hasher.combine(first > last ? 1 : first)
    hasher.combine(first > last ? 0 : last)
  }
}
