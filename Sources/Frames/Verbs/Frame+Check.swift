import Engines

/// What `check` found.
public struct CheckReport: Sendable {
  public let rowCount: Int
  /// One for each condition, in their order.
  public let results: [Result]

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

    public var holds: Bool { violations == 0 }
  }
}

extension Frame {
  /// How many rows violate each condition, with examples. A condition on a row (`.car_value > 0`), on the whole frame
  /// (`share(missing(.range)) < 5%`), or `unique(.id)`.
  public func check(_ conditions: [Expression], examples: Int = 3) throws -> CheckReport {
    try settle(conditions)
    var results: [CheckReport.Result] = []
    for condition in conditions { results.append(try result(condition, examples)) }
    return CheckReport(rowCount: try count(), results: results)
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

  private func result(_ condition: Expression, _ examples: Int) throws -> CheckReport.Result {
    if case .call("unique", let columns) = condition { return try unique(columns, condition, examples) }
    if condition.isOfWholeFrame {
      let holds = try value(of: condition) == .bool(true)
      return CheckReport.Result(
        condition: "\(condition)", violations: holds ? 0 : 1, unanswered: 0, examples: nil,
        found: holds ? nil : try observed(condition))
    }
    let broken = try filter(.unary(.not, .binary(.fallback, condition, .literal(.bool(true)))))
    let unanswered = condition.isAnswered ? 0 : try filter(.call("missing", [condition])).count()
    return try violations(broken, condition, examples, unanswered: unanswered)
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
      condition: "\(condition)", violations: count, unanswered: unanswered, examples: table, found: nil)
  }

  /// The values of the aggregates in a condition.
  private func observed(_ condition: Expression) throws -> String {
    var aggregates: [Expression] = []
    condition.visit { if case .aggregate = $0 { aggregates.append($0) } }
    return try aggregates.map { "\($0) is \(try value(of: $0))" }.joined(separator: ", ")
  }
}

extension Expression {
  /// Every column in it stands inside an aggregate, so that it has one answer for the frame.
  var isOfWholeFrame: Bool { hasAggregate && !hasBareColumn }

  /// It asks only whether values are missing, which always has an answer.
  fileprivate var isAnswered: Bool {
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
