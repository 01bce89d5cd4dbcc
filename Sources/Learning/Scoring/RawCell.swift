import Calendar
import Engines
public import Frames

extension Signature.Column {
  /// The cell in the column's type, as it comes from a client: dates, times and durations may be written as text, whole
  /// numbers as decimals without a fraction; one with a fraction is a whole column's only where no expression reads the
  /// column. L031 names the column, what it takes and what was found.
  func accepted(_ cell: Scalar, allowsFraction: Bool) throws -> Scalar {
    switch (type, cell) {
    case (_, .missing): return .missing
    case (.missing, _): return .missing
    case (.bool, .bool), (.int, .int), (.double, .double), (.text, .text), (.date, .date), (.duration, .duration):
      return cell
    case (.double, .int(let value)): return .double(Double(value))
    case (.int, .double(let value)):
      if let whole = Int(exactly: value) { return .int(whole) }
      if allowsFraction { return .number(value) }
    case (.date, .text(let text)): if let day = Day(text) { return .date(day) }
    case (.duration, .text(let text)): if let period = Period(text) { return .duration(period) }
    case (.time(let isZoned), .time(let moment)): if moment.isZoned == isZoned { return cell }
    case (.time(false), .date(let day)): return .time(Moment(day))
    case (.time(let isZoned), .text(let text)):
      if let moment = Moment(text), moment.isZoned == isZoned { return .time(moment) }
      if !isZoned, let day = Day(text) { return .time(Moment(day)) }
    case (.record(let fields), .record(let given)):
      return .record(
        try fields.map { field in
          let inner = Signature.Column(name: "\(name).\(field.name)", type: field.type)
          let value = given.first { $0.name == field.name }?.value ?? .missing
          return ScalarField(field.name, try inner.accepted(value, allowsFraction: false))
        })
    case (.list(let element), .list(let items)):
      let inner = Signature.Column(name: "\(name)[]", type: element)
      return .list(try items.map { try inner.accepted($0, allowsFraction: false) })
    default: break
    }
    throw Fault(
      "L031", "`\(name)` takes \(wanted), and was given \(cell)", subject: name, help: "send the value as \(wanted)")
  }

  /// A column of the one cell, in the column's type.
  public func column(of cell: Scalar) throws -> Column {
    let accepted = try accepted(cell, allowsFraction: true)
    var builder = ColumnBuilder(name, accepted.isMissing ? type : accepted.type)
    try builder.append(accepted)
    return builder.finished
  }

  private var wanted: String {
    switch type {
    case .bool: "true or false"
    case .int: "a whole number"
    case .double: "a number"
    case .date: "a date such as \"2024-01-31\""
    case .time(let isZoned):
      isZoned ? "a time such as \"2024-01-31T09:30:00Z\"" : "a time such as \"2024-01-31T09:30:00\""
    case .duration: "a duration such as \"1h30m\""
    default: "\(type)"
    }
  }
}
