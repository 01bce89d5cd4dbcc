import Engines

/// What `check` found.
public struct CheckReport: Sendable {
  public let rowCount: Int
  /// One for each condition, in their order.
  public let results: [Result]

  public init(rowCount: Int, results: [Result]) {
    self.rowCount = rowCount
    self.results = results
  }

  public var holds: Bool { results.allSatisfy(\.holds) }

  /// How one condition fared.
  public struct Result: Sendable {
    /// As it was written.
    public let condition: String
    /// Rows for which it does not hold; 1 for a condition on the whole frame that fails.
    public let violations: Int
    /// Rows for which the answer is missing, which are no violations: `not missing(.x)` asks for them.
    public let unanswered: Int
    /// Some of those rows.
    public let examples: Table?
    /// What was found instead: `share(missing(.sex))` is 0.081.
    public let found: String?

    init(
      condition: String, violations: Int, unanswered: Int = 0, examples: Table? = nil, found: String? = nil
    ) {
      self.condition = condition
      self.violations = violations
      self.unanswered = unanswered
      self.examples = examples
      self.found = found
    }

    public var holds: Bool { violations == 0 }

    /// What is wrong, in a few words: what was found instead, or how many rows break it; none where it holds.
    public var verdict: String? {
      if holds { return nil }
      return found ?? (violations == 1 ? "1 row breaks it" : "\(Remark.number(violations)) rows break it")
    }
  }
}

extension Frame {
  /// How many rows violate each condition, with examples. A condition on a row (`.car_value > 0`), on the whole frame
  /// (`share(missing(.range)) < 5%`), or `unique(.id)`. What asks rows one by one or all at once is counted in one reading;
  /// what compares rows with each other takes one of its own.
  public func check(_ conditions: [Expression], examples: Int = 3) throws -> CheckReport {
    try settle(conditions)
    var counts = CheckCounts(conditions)
    try counts.read(self)
    var results: [CheckReport.Result] = []
    for (place, condition) in conditions.enumerated() {
      results.append(try result(condition, counts.answers[place], examples))
    }
    return CheckReport(rowCount: counts.rows, results: results)
  }

  /// Throws what is wrong with the conditions before any is asked, such as a column that is not there.
  public func settle(_ conditions: [Expression]) throws {
    for condition in conditions { try settle(condition) }
  }

  /// Throws what is wrong with a condition before any is asked.
  private func settle(_ condition: Expression) throws(Fault) {
    if case .call("unique", let columns) = condition {
      guard !columns.isEmpty else { throw Fault("F011", "`unique` needs a column", subject: "unique") }
      for column in columns { _ = try column.typed(in: scope(.row)) }
      return
    }
    let typed = try condition.typed(in: scope(condition.isOfWholeFrame ? .group : .rows))
    guard typed.type.isBool else { throw typed.notTruth("`check`") }
  }

  private func result(_ condition: Expression, _ answer: CheckCounts.Answer, _ examples: Int) throws
    -> CheckReport.Result
  {
    switch answer {
    case .whole(let holds):
      return CheckReport.Result(
        condition: "\(condition)", violations: holds ? 0 : 1, found: holds ? nil : try observed(condition))
    case .rows(let broken, let unanswered):
      return CheckReport.Result(
        condition: "\(condition)", violations: broken, unanswered: unanswered,
        examples: broken > 0 && examples > 0 ? try filter(condition.broken).head(examples).collect() : nil)
    case .among:
      if case .call("unique", let columns) = condition { return try unique(columns, condition, examples) }
      return try violations(
        filter(condition.broken), condition, examples, unanswered: filter(.call("missing", [condition])).count())
    }
  }

  private func unique(_ columns: [Expression], _ condition: Expression, _ examples: Int) throws -> CheckReport.Result {
    let twice = Expression.binary(.greater, .aggregate(Aggregate("count", by: columns)), .literal(.int(1)))
    let present = columns.map { Expression.unary(.not, .call("missing", [$0])) }
    let all = present.dropFirst().reduce(present[0]) { .binary(.and, $0, $1) }
    return try violations(filter(all).filter(twice), condition, examples)
  }

  private func violations(_ broken: Frame, _ condition: Expression, _ examples: Int, unanswered: Int = 0) throws
    -> CheckReport.Result
  {
    let count = try broken.count()
    let table = count > 0 && examples > 0 ? try broken.head(examples).collect() : nil
    return CheckReport.Result(
      condition: "\(condition)", violations: count, unanswered: unanswered, examples: table)
  }

  /// The values of the aggregates in a condition.
  private func observed(_ condition: Expression) throws -> String {
    var aggregates: [Expression] = []
    condition.visit { if case .aggregate = $0 { aggregates.append($0) } }
    return try aggregates.map { "\($0) is \(try value(of: $0))" }.joined(separator: ", ")
  }
}

/// What many conditions found, in one reading of the rows.
private struct CheckCounts {
  enum Answer {
    /// Of the whole frame.
    case whole(Bool)
    /// How many rows break it, and for how many it has no answer.
    case rows(broken: Int, unanswered: Int)
    /// It compares rows with each other, which takes a reading of its own.
    case among
  }

  let conditions: [Expression]
  private(set) var rows = 0
  private(set) var answers: [Answer]

  init(_ conditions: [Expression]) {
    self.conditions = conditions
    answers = conditions.map { _ in .among }
  }

  mutating func read(_ frame: Frame) throws {
    var items = [NamedExpression("rows", .aggregate(Aggregate("count")))]
    for (place, condition) in conditions.enumerated() where !condition.comparesRows {
      if condition.isOfWholeFrame {
        items.append(NamedExpression("whole_\(place)", condition))
      } else {
        items.append(NamedExpression("broken_\(place)", condition.broken.counted))
        if !condition.isAnswered {
          items.append(NamedExpression("open_\(place)", Expression.call("missing", [condition]).counted))
        }
      }
    }
    let table = try frame.group(items).collect()
    func cell(_ name: String) -> Scalar { table.rowCount > 0 ? table[name]?[0] ?? .missing : .missing }
    rows = cell("rows").int ?? 0
    for (place, condition) in conditions.enumerated() where !condition.comparesRows {
      answers[place] =
        condition.isOfWholeFrame
        ? .whole(cell("whole_\(place)") == .bool(true))
        : .rows(broken: cell("broken_\(place)").int ?? 0, unanswered: cell("open_\(place)").int ?? 0)
    }
  }
}

extension Expression {
  /// True where the condition is false; a row without an answer breaks nothing.
  fileprivate var broken: Expression { .unary(.not, .binary(.fallback, self, .literal(.bool(true)))) }

  /// In how many rows the condition holds.
  fileprivate var counted: Expression {
    .aggregate(Aggregate("sum", [.call("when", [self, .literal(.int(1)), .literal(.int(0))])]))
  }

  /// It needs other rows than its own, and is not of the whole frame.
  fileprivate var comparesRows: Bool {
    if case .call("unique", _) = self { return true }
    return hasAggregate && !isOfWholeFrame
  }

  /// Every column in it stands inside an aggregate, so that it has one answer for the frame.
  var isOfWholeFrame: Bool { hasAggregate && !hasBareColumn }

  /// It asks only whether values are missing, which always has an answer.
  var isAnswered: Bool {
    switch self {
    case .call("missing", _): true
    case .unary(.not, let inner): inner.isAnswered
    default: false
    }
  }

  private var hasBareColumn: Bool {
    switch self {
    case .column: true
    case .aggregate(let aggregate): aggregate.by != nil || !aggregate.order.isEmpty
    default: children.contains(where: \.hasBareColumn)
    }
  }
}
