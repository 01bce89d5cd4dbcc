/// How far a piece of long work is, as a plain value: whoever shows it knows nothing of the work, and the work knows no
/// screen.
public struct Progress: Hashable, Sendable {
  /// What is counted.
  public enum Unit: String, Hashable, Sendable {
    case rows, rounds, models, bytes
    /// A share of the work in hundredths, where nothing better can be counted.
    case percent
  }

  /// What is worth seeing meanwhile: a metric and its value.
  public struct Fact: Hashable, Sendable {
    public var name: String
    public var value: Double

    public init(_ name: String, _ value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// What is being done: `training`, `reading loans.csv`.
  public var work: String
  public var done: Double
  /// None where nobody knows.
  public var total: Double?
  public var unit: Unit
  public var facts: [Fact]

  public init(_ work: String, done: Double = 0, of total: Double? = nil, _ unit: Unit = .percent, facts: [Fact] = []) {
    self.work = work
    self.done = done
    self.total = total
    self.unit = unit
    self.facts = facts
  }

  /// The share that is done, 0 to 1; none where nobody knows.
  public var share: Double? { total.flatMap { $0 > 0 ? min(1, max(0, done / $0)) : nil } }
}
