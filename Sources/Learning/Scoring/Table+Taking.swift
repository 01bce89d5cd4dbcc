import Frames

extension Table {
  /// The rows that are marked, in their order.
  func taking(_ kept: [Bool]) throws -> Table {
    guard kept.contains(false) else { return self }
    let count = kept.reduce(0) { $0 + ($1 ? 1 : 0) }
    return try Table(columns.map { $0.taking(kept) }, rowCount: count)
  }
}

extension Column {
  fileprivate func taking(_ kept: [Bool]) -> Column {
    func taken<T>(_ items: [T]) -> [T] { zip(items, kept).filter(\.1).map(\.0) }
    let values: Values =
      switch self.values {
      case .missing: .missing(count: taken(kept).count)
      case .bools(let values): .bools(taken(values))
      case .ints(let values): .ints(taken(values))
      case .doubles(let values): .doubles(taken(values))
      case .texts(let values): .texts(values.taking(kept))
      case .days(let values): .days(taken(values))
      case .moments(let values, let isZoned): .moments(taken(values), isZoned: isZoned)
      case .durations(let values): .durations(taken(values))
      case .lists(let values): .lists(taken(values))
      case .records(let columns, _): .records(columns.map { $0.taking(kept) }, count: taken(kept).count)
      }
    return Column(name, type: type, values: values, validity: validity.map(taken))
  }
}

extension TextValues {
  /// Texts keep their dictionary; codes that no row has any more do no harm.
  fileprivate func taking(_ kept: [Bool]) -> TextValues {
    rows(kept.indices.filter { kept[$0] })
  }
}
