import Calendar
import Language

extension Verb {
  static let sum = summary(
    "sum", "Add up numbers; of nothing, `none`.", effect: .none, example: "loans | group .plan, total: sum(.amount)"
  ) { values in
    var total: Value = .none
    for value in values {
      switch (total, value) {
      case (.none, .int), (.none, .double): total = value
      case (.int(let a), .int(let b)):
        let (sum, overflow) = a.addingReportingOverflow(b)
        guard !overflow else { throw Diagnostic("V041", "the sum overflows 64 bits", help: "add decimals instead") }
        total = .int(sum)
      case (.none, .object(let object)) where object is DurationObject: total = value
      case (.object(let a as DurationObject), .object(let b as DurationObject)):
        total = .duration(try added(a.period, b.period))
      default:
        let pair = try Numbers.read([total, value], for: "sum")
        total = .double(pair[0] + pair[1])
      }
    }
    return total
  }

  private static func added(_ a: Period, _ b: Period) throws -> Period {
    let (months, tooMany) = a.months.addingReportingOverflow(b.months)
    let (microseconds, tooLong) = a.microseconds.addingReportingOverflow(b.microseconds)
    guard !tooMany, !tooLong else { throw Diagnostic("V041", "the sum overflows 64 bits") }
    return Period(months: months, microseconds: microseconds)
  }
}
