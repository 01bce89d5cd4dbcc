import Language

extension Verb {
  static let sum = summary(
    "sum", "Add up numbers; of nothing, `none`.", example: "loans | group .plan, total: sum(.amount)"
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
      case (.object(let a), .object(let b)):
        guard let a = a as? DurationObject, let b = b as? DurationObject else { fallthrough }
        total = try a.binary(.add, .object(b), onLeft: true) ?? .none
      default:
        let pair = try Numbers.read([total, value], for: "sum")
        total = .double(pair[0] + pair[1])
      }
    }
    return total
  }
}
