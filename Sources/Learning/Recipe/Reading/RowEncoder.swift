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
    case measure(TextScale)
    case bin(edges: [Double], fill: Double)
    case bucket(TextHash, place: Int, missing: Double)
    case absence
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
    case .measure(let measure): rule = .measure(TextScale(measure))
    case .bin(let edges, let fill): rule = .bin(edges: edges, fill: fill ?? .nan)
    case .bucket(let hash, let place):
      rule = .bucket(hash, place: place, missing: hash.fill.map { hash.counts($0)[place] } ?? .nan)
    case .absence: rule = .absence
    }
  }

  /// The number of a cell; `isUnseen` is set when training did not know its text. A cell of a type that the rule cannot
  /// read counts as missing: the types were checked before.
  func number(_ cell: Scalar, isUnseen: inout Bool) -> Double {
    switch rule {
    case .number(let fill, let centre, let spread): return (RowEncoder.number(cell, else: fill) - centre) / spread
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
    case .measure(let scale):
      guard case .text(let text) = cell else { return scale.missing }
      if !scale.knows(text) { isUnseen = true }
      return scale.number(text)
    case .bin(let edges, let fill): return BinPlaces.place(RowEncoder.number(cell, else: fill), edges)
    case .bucket(let hash, let place, let missing):
      guard case .text(let text) = cell else { return missing }
      return hash.counts(text)[place]
    case .absence:
      if case .double(let number) = cell { return number.isNaN ? 1 : 0 }
      return cell.isMissing ? 1 : 0
    }
  }

  private static func number(_ cell: Scalar, else fill: Double) -> Double {
    switch cell {
    case .double(let number): number.isNaN ? fill : number
    case .int(let number): Double(number)
    case .bool(let truth): truth ? 1 : 0
    case .duration(let period): Double(period.microseconds) / 1_000_000
    default: fill
    }
  }

  /// The counts of a text where the feature is one of its buckets: features of one text share them.
  var hashed: (hash: TextHash, place: Int)? {
    if case .bucket(let hash, let place, _) = rule { (hash, place) } else { nil }
  }
}
