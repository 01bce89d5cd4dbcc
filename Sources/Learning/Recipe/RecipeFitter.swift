import Engines
import Frames

/// Turns prepared columns into features, fitted on the training rows only.
struct RecipeFitter {
  /// Texts beyond so many categories are "other": LightGBM bins no more of them either.
  static let categoryLimit = 254

  let preparations: [Preparation]
  /// Which rows are training rows; none for all.
  let chosen: [Bool]?
  /// The target, for preparations that look at it.
  let target: KnownTarget?
  private(set) var features: [Feature] = []
  /// Numbers of the training rows that take the place of a feature's, by its place.
  private(set) var trained: [Int: [Double]] = [:]
  private(set) var notes: [String] = []

  init(preparations: [Preparation], chosen: [Bool]?, target: KnownTarget? = nil) {
    self.target = target
    self.preparations = preparations
    self.chosen = chosen
  }

  /// Adds the features of one column; a column that cannot feed a model is left out and told.
  mutating func add(_ column: Column) throws {
    let wanted = preparations.filter { $0.column == column.name }
    switch column.type {
    case .list, .record:
      notes.append("left out .\(column.name): a \(column.type) cannot be a feature")
      return
    default: break
    }
    guard trainingMissing(column) < trainingCount(column) else {
      notes.append("left out .\(column.name): every value is missing")
      return
    }
    var preparing = ColumnPreparing(
      column: column, missing: trainingMissing(column), numbers: wanted.isEmpty ? nil : numbers(column),
      counts: column.type == .text ? counts(column) : nil,
      rows: wanted.isEmpty ? [] : (0..<column.count).filter(isChosen), target: target)
    for preparation in wanted {
      guard let kind = PreparationKind.catalogue.first(where: { $0.name == preparation.kind }) else { continue }
      preparing.options = kind.options.merging(preparation.options ?? [:]) { $1 }
      try kind.fit(preparation.choice, &preparing)
    }
    for (place, made) in (preparing.made ?? []).enumerated() {
      if let trained = made.trained { self.trained[features.count + place] = trained }
    }
    features += encoded(preparing)
    if preparing.tellsMissing {
      features.append(Feature(name: "\(column.name).missing", column: column.name, encoding: .absence))
    }
  }

  private func encoded(_ column: ColumnPreparing) -> [Feature] {
    let name = column.column.name
    if let made = column.made {
      return made.map { Feature(name: name + $0.suffix, column: name, encoding: $0.encoding) }
    }
    switch column.column.type {
    case .text:
      let all = column.ordered.map(\.value)
      let values = column.kept ?? Array(all.prefix(RecipeFitter.categoryLimit))
      let hasOthers = values.count < all.count
      guard column.isOneHot else {
        return [
          Feature(
            name: name, column: name, encoding: .category(values: values, hasOthers: hasOthers, fill: column.fillText))
        ]
      }
      return values.map {
        Feature(
          name: "\(name).\($0)", column: name,
          encoding: .indicator(value: $0, among: values, hasOthers: hasOthers, fill: column.fillText))
      }
    case .date, .time:
      let parts = column.column.type == .date ? CalendarPart.ofDate : CalendarPart.ofTime
      return parts.map { Feature(name: "\(name).\($0.rawValue)", column: name, encoding: .part($0)) }
    default:
      return [
        Feature(
          name: name, column: name,
          encoding: .number(fill: column.fillNumber, centre: column.centre, spread: column.spread))
      ]
    }
  }

  private func isChosen(_ row: Int) -> Bool { chosen.map { $0[row] } ?? true }

  private func trainingCount(_ column: Column) -> Int {
    chosen.map { $0.reduce(0) { $0 + ($1 ? 1 : 0) } } ?? column.count
  }

  private func trainingMissing(_ column: Column) -> Int {
    guard let chosen else { return column.missingCount }
    guard column.missingCount > 0 else { return 0 }
    return chosen.indices.reduce(0) { $0 + (chosen[$1] && column.isMissing($1) ? 1 : 0) }
  }

  private func numbers(_ column: Column) -> [Double]? {
    if case .durations(let values) = column.values {
      return values.indices.filter { isChosen($0) && !column.isMissing($0) }.map { Double(values[$0]) / 1_000_000 }
    }
    guard let numbers = column.numbers else { return nil }
    return numbers.indices.filter { isChosen($0) && !numbers[$0].isNaN }.map { numbers[$0] }
  }

  private func counts(_ column: Column) -> [(value: String, count: Int)] {
    guard case .texts(let texts) = column.values else { return [] }
    return texts.counted(chosen: chosen).map { (value: $0.key, count: $0.value) }
  }
}

extension TextValues {
  /// How often each text occurs in the chosen rows.
  func counted(chosen: [Bool]? = nil) -> [String: Int] {
    var byCode = [Int](repeating: 0, count: dictionary.count)
    for (row, code) in codes.enumerated() where code >= 0 && (chosen.map { $0[row] } ?? true) {
      byCode[Int(code)] += 1
    }
    var counts: [String: Int] = [:]
    for (text, count) in zip(dictionary, byCode) where count > 0 { counts[text, default: 0] += count }
    return counts
  }
}
