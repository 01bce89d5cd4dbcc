import Calendar
import Frames

/// One feature's number out of one cell: what `FeatureReader` does for columns, for serving.
struct RowEncoder: Sendable {
  private enum Rule: Sendable {
    case number(fill: Double, centre: Double, spread: Double)
    case category(places: [String: Double], other: Double, hasOthers: Bool, missing: Double)
    case indicator(value: String, among: Set<String>, hasOthers: Bool, missing: Double)
    case part(CalendarPart)
    case key(KeyReader)
  }

  private let rule: Rule

  init(_ encoding: Encoding) {
    switch encoding {
    case .number(let fill, let centre, let spread):
      rule = .number(fill: fill ?? .nan, centre: centre, spread: spread)
    case .category(let values, let hasOthers, let fill):
      let coder = TextCoder(values: values, hasOthers: hasOthers, fill: fill)
      rule = .category(
        places: Dictionary(values.map { ($0, coder.code($0)) }, uniquingKeysWith: { first, _ in first }),
        other: Double(values.count), hasOthers: hasOthers, missing: coder.missing)
    case .indicator(let value, let among, let hasOthers, let fill):
      rule = .indicator(value: value, among: Set(among), hasOthers: hasOthers, missing: fill == value ? 1 : 0)
    case .part(let part): rule = .part(part)
    case .key(let values): rule = .key(KeyReader(values))
    }
  }

  /// The number of a cell; `isUnseen` is set when training did not know its text. A cell of a type that the rule cannot
  /// read counts as missing: the types were checked before.
  func number(_ cell: Scalar, isUnseen: inout Bool) -> Double {
    switch rule {
    case .number(let fill, let centre, let spread):
      let value: Double
      switch cell {
      case .double(let number): value = number.isNaN ? fill : number
      case .int(let number): value = Double(number)
      case .bool(let truth): value = truth ? 1 : 0
      case .duration(let period): value = Double(period.microseconds) / 1_000_000
      default: value = fill
      }
      return (value - centre) / spread
    case .category(let places, let other, let hasOthers, let missing):
      guard case .text(let text) = cell else { return missing }
      if let place = places[text] { return place }
      if !hasOthers { isUnseen = true }
      return other
    case .indicator(let value, let among, let hasOthers, let missing):
      guard case .text(let text) = cell else { return missing }
      if !hasOthers, !among.contains(text) { isUnseen = true }
      return text == value ? 1 : 0
    case .part(let part):
      switch cell {
      case .date(let day): return part.value(of: day)
      case .time(let moment): return part.value(of: moment)
      default: return .nan
      }
    case .key(let reader): return reader.number(cell, isUnseen: &isUnseen)
    }
  }
}
