import Engines

/// How `split` and `fold` keep rows together or apart.
public struct SplitRule: Sendable {
  public var stratify: Expression?
  public var group: Expression?
  public var time: Expression?

  public init(stratify: Expression? = nil, group: Expression? = nil, time: Expression? = nil) {
    self.stratify = stratify
    self.group = group
    self.time = time
  }
}

extension Frame {
  /// The parts of a split by name, in order: `train`, `valid` (where a share is given) and `test`.
  public struct Parts: Sendable {
    public let names: [String]
    public let frames: [Frame]

    public subscript(name: String) -> Frame? { names.firstIndex(of: name).map { frames[$0] } }
  }

  /// Train, valid and test rows by their shares; the same rows for the same seed.
  public func split(test: Double, valid: Double = 0, by rule: SplitRule = SplitRule(), seed: Int? = nil) throws -> Parts
  {
    guard test > 0, valid >= 0, test + valid < 1 else {
      throw Fault(
        "F020", "`split` needs shares above 0 that leave rows to train on: test \(test), valid \(valid)",
        subject: "test",
        help: "write `split data, test: 20%`")
    }
    let names = valid > 0 ? ["train", "valid", "test"] : ["train", "test"]
    let shares = valid > 0 ? [1 - test - valid, valid, test] : [1 - test, test]
    let partition = Partition(plan, try partitionRule(rule, "split"), shares: shares, seed: seed ?? context.drawSeed())
    return Parts(names: names, frames: names.indices.map { next(.part(partition, kept: [$0]), schema, "split") })
  }

  /// The rows for which the condition does not hold, and those for which it does: `test: .date >= 2013-10-01`.
  public func split(test condition: Expression) throws -> Parts {
    let typed = try condition.typed(in: scope())
    guard typed.type.isBool else { throw typed.notTruth("`test:`") }
    guard !condition.hasAggregate else {
      throw Fault("F017", "`test:` looks at one row at a time, and `\(condition)` at many", subject: "\(condition)")
    }
    let partition = Partition(plan, .condition(condition), shares: [0.5, 0.5], seed: 0)
    return Parts(
      names: ["train", "test"], frames: (0...1).map { next(.part(partition, kept: [$0]), schema, "split") })
  }

  /// So many pairs of train and test rows; each row is tested once.
  public func fold(_ count: Int, by rule: SplitRule = SplitRule(), seed: Int? = nil) throws -> [Parts] {
    guard (2...1000).contains(count) else {
      throw Fault("F020", "`fold` takes 2 to 1,000 folds, not \(count)", subject: "\(count)")
    }
    let shares = Array(repeating: 1 / Double(count), count: count)
    let partition = Partition(plan, try partitionRule(rule, "fold"), shares: shares, seed: seed ?? context.drawSeed())
    let all = Set(0..<count)
    return (0..<count).map { fold in
      Parts(
        names: ["train", "test"],
        frames: [all.subtracting([fold]), [fold]].map { next(.part(partition, kept: $0), schema, "fold") })
    }
  }

  private func partitionRule(_ rule: SplitRule, _ verb: String) throws(Fault) -> Partition.Rule {
    let given = [rule.stratify, rule.group, rule.time].compactMap { $0 }
    guard given.count <= 1 else {
      throw Fault(
        "F020", "`\(verb)` takes one of `stratify:`, `group:` and `time:`", subject: verb)
    }
    guard let expression = given.first else { return .random }
    let typed = try expression.typed(in: scope(.row))
    if rule.stratify != nil { return .stratified(expression) }
    if rule.group != nil { return .grouped(expression) }
    guard typed.type.isCalendar || typed.type.isNumeric else {
      throw Fault(
        "F012", "`time:` needs a date, a time or a number, and `\(expression)` is \(typed.type)",
        subject: "\(expression)")
    }
    return .time(expression)
  }
}
