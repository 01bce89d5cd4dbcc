import Engines
import Letters

/// Counts what a step silently makes missing or leaves out: rows whose condition is missing, divisions by zero, texts
/// that are no numbers. One query over the step's input, run once for each step.
struct Losses {
  let plan: Plan
  let connection: DuckConnection

  func lines() throws -> [String] {
    switch plan.step {
    case .filter(let input, let condition):
      let typed = try condition.typed(in: Scope(input.schema))
      guard !condition.hasAggregate, typed.canBeMissing else { return [] }
      return try counted(input, [(typed, "filter: {rows} where `\(condition)` is missing")])
    case .derive(let input, let items):
      var wanted: [(TypedExpression, String)] = []
      for item in items where !item.expression.hasAggregate {
        wanted.append((try item.expression.typed(in: Scope(input.schema)), item.name))
      }
      return try counted(input, wanted)
    default: return []
    }
  }

  private func counted(_ input: Plan, _ items: [(TypedExpression, String)]) throws -> [String] {
    var writer = SQLWriter()
    let inner = try writer.select(input)
    var columns: [String] = []
    var texts: [(Int) -> String] = []
    writer.over(inner, keyed: false) { writer in
      for (typed, name) in items {
        if name.hasPrefix("filter:") {
          columns.append("count(*) FILTER (WHERE (\(writer.value(typed))) IS NULL)")
          texts.append { "filter left out \(Remark.count($0, "row")) where `\(typed.source)` is missing" }
        }
        for risk in typed.risks {
          columns.append("count(*) FILTER (WHERE \(writer.lost(risk)))")
          texts.append { count in
            let what =
              name.hasPrefix("filter:") ? "in `\(risk.source)`" : "of `\(name)` \(count == 1 ? "is" : "are") missing"
            return "\(Remark.count(count, "value")) \(what): \(risk.reason)"
          }
        }
      }
    }
    guard !columns.isEmpty else { return [] }
    let sql = "SELECT \(columns.joined(separator: ", ")) FROM (\(inner.sql))"
    let found = try connection.query(writer.finished(sql)).columns()
    var lines: [String] = []
    for (column, text) in zip(found, texts) {
      let count = try Column("n", .int, column)[0].int ?? 0
      if count > 0 { lines.append(text(count)) }
    }
    return lines
  }
}

extension TypedExpression {
  /// A part of it that is undefined for some values, and why.
  struct Risk {
    let expression: TypedExpression
    let reason: String
    var source: Expression { expression.source }
  }

  var risks: [Risk] {
    let inner = children.flatMap(\.risks)
    switch node {
    case .arithmetic(let arithmetic, _, let right) where arithmetic.divides:
      if let number = right.literal?.double, number != 0 { return inner }
      return inner + [Risk(expression: self, reason: "division by zero")]
    case .call(let function, let arguments):
      guard let undefined = function.undefined else { return inner }
      // A number out of a number always is one.
      if function.name == "number" || function.name == "bool", arguments.first?.type.isNumeric ?? false { return inner }
      return inner + [Risk(expression: self, reason: undefined)]
    default: return inner
    }
  }

  /// False where no row can make it missing.
  var canBeMissing: Bool {
    switch node {
    case .call(let function, _) where function.name == "missing": false
    case .literal(let scalar): scalar.isMissing
    case .not(let operand): operand.canBeMissing
    case .both(let left, let right), .either(let left, let right): left.canBeMissing || right.canBeMissing
    default: true
    }
  }
}

extension Arithmetic {
  var divides: Bool {
    switch self {
    case .ints(let operation), .doubles(let operation):
      operation == .divide || operation == .floorDivide || operation == .modulo
    case .ratio, .scale(.divide, _): true
    default: false
    }
  }
}

extension SQLWriter {
  /// Whether a risky part is undefined although all that it is made of is there.
  mutating func lost(_ risk: TypedExpression.Risk) -> String {
    if case .arithmetic(_, let left, let right) = risk.expression.node {
      return "(\(value(right))) = 0 AND (\(value(left))) IS NOT NULL"
    }
    let present = risk.expression.children.map { "(\(value($0))) IS NOT NULL" }
    return (["(\(value(risk.expression))) IS NULL"] + present).joined(separator: " AND ")
  }
}

/// Numbers and counts in remarks.
enum Remark {
  /// `1,234`.
  static func number(_ value: Int) -> String { Thousands.grouped(value) }

  /// `1 row`, `1,234 rows`.
  static func count(_ value: Int, _ what: String) -> String { "\(number(value)) \(what)\(value == 1 ? "" : "s")" }

  /// `612 kB`, `214 MB`.
  static func bytes(_ value: Int) -> String {
    let (scale, name) =
      value >= 10_000_000_000
      ? (1_000_000_000, "GB") : value >= 10_000_000 ? (1_000_000, "MB") : value >= 10_000 ? (1_000, "kB") : (1, "bytes")
    return "\(number((value + scale / 2) / scale)) \(name)"
  }
}
