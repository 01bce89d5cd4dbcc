import Calendar
import Engines

extension Frame {
  /// What `on:` of an as-of join says: a column of both sides, or `.time >= .quoted` (`>` leaves out the same time).
  func asOf(_ expression: Expression, _ other: Frame, _ tolerance: Scalar?) throws(Fault) -> Join.AsOf {
    var asOf: Join.AsOf
    switch expression {
    case .column(let name): asOf = Join.AsOf(left: name, right: name)
    case .binary(let operation, .column(let left), .column(let right))
    where [.greaterOrEqual, .greater, .equal].contains(operation):
      asOf = Join.AsOf(left: left, right: right, isStrict: operation == .greater)
    default:
      throw Fault(
        "F054", "an as-of join takes the row that is not later, and `\(expression)` says something else",
        subject: "\(expression)", help: "write a column that both have, or `.time >= .quoted_at`")
    }
    guard let left = schema.type(of: asOf.left) else { throw scope().unknown(asOf.left) }
    guard let right = other.schema.type(of: asOf.right) else { throw other.scope().unknown(asOf.right) }
    guard left.joined(with: right) != nil, left.isCalendar || left.isNumeric else {
      throw Fault(
        "F054",
        "an as-of join needs dates, times or numbers on both sides: `\(asOf.left)` is \(left) on the left, "
          + "`\(asOf.right)` is \(right) on the right", subject: Spelling.column(asOf.left), help: "`cast` one of them")
    }
    if let tolerance {
      let fits =
        switch tolerance {
        case .duration(let period): left.isCalendar && period.isExact && period.microseconds >= 0
        case .int(let number): left.isNumeric && number >= 0
        case .double(let number): left.isNumeric && number >= 0
        default: false
        }
      guard fits else {
        throw Fault(
          "F054", "`tolerance:` of an as-of join by \(left) cannot be \(tolerance)", subject: "\(tolerance)",
          help: left.isCalendar ? "write a duration such as `1h`" : "write a number from 0")
      }
      asOf.tolerance = tolerance
    }
    return asOf
  }
}

extension Expression {
  /// The parts that `and` joins.
  var conjuncts: [Expression] {
    if case .binary(.and, let a, let b) = self { a.conjuncts + b.conjuncts } else { [self] }
  }

  /// `.time >= .quoted` and its kin.
  var isNoLater: Bool {
    if case .binary(let operation, _, _) = self { operation.isComparison && operation != .equal } else { false }
  }
}
