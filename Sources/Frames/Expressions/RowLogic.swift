import Calendar

/// Truth with three values in a row's closure: missing is neither true nor false.
enum RowLogic {
  /// False where either side is, however the other is missing.
  static func both(_ left: @escaping RowClosure, _ right: @escaping RowClosure) -> RowClosure {
    { row in
      let a = try left(row).bool
      if a == false { return .bool(false) }
      let b = try right(row).bool
      if b == false { return .bool(false) }
      return a == nil || b == nil ? .missing : .bool(true)
    }
  }

  static func either(_ left: @escaping RowClosure, _ right: @escaping RowClosure) -> RowClosure {
    { row in
      let a = try left(row).bool
      if a == true { return .bool(true) }
      let b = try right(row).bool
      if b == true { return .bool(true) }
      return a == nil || b == nil ? .missing : .bool(false)
    }
  }

  /// Only the value that is chosen is computed.
  static func when(_ closures: [RowClosure], _ type: ColumnType) -> RowClosure {
    { row in
      var position = 0
      while position + 1 < closures.count {
        guard let holds = try closures[position](row).bool else { return .missing }
        if holds { return try closures[position + 1](row).widened(to: type) }
        position += 2
      }
      return position < closures.count ? try closures[position](row).widened(to: type) : .missing
    }
  }
}

/// Comparisons in a row's closure: numbers by size whatever their kind, text by bytes.
enum RowComparison {
  static func closure(
    _ operation: BinaryOperation, _ left: @escaping RowClosure, _ right: @escaping RowClosure, _ a: ColumnType,
    _ b: ColumnType
  ) -> RowClosure {
    let holds: @Sendable (Int) -> Bool =
      switch operation {
      case .equal: { $0 == 0 }
      case .notEqual: { $0 != 0 }
      case .less: { $0 < 0 }
      case .lessOrEqual: { $0 <= 0 }
      case .greater: { $0 > 0 }
      default: { $0 >= 0 }
      }
    return { row in
      let x = try left(row)
      if x.isMissing { return .missing }
      let y = try right(row)
      if y.isMissing { return .missing }
      return .bool(holds(order(x, y)))
    }
  }

  static func equal(_ a: Scalar, _ b: Scalar) -> Bool { order(a, b) == 0 }

  /// Negative, 0 or positive.
  static func order(_ a: Scalar, _ b: Scalar) -> Int {
    switch (a, b) {
    case (.int(let a), .int(let b)): return a < b ? -1 : a > b ? 1 : 0
    case (.text(let a), .text(let b)):
      if a.utf8.elementsEqual(b.utf8) { return 0 }
      return a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
    case (.bool(let a), .bool(let b)): return a == b ? 0 : a ? 1 : -1
    case (.date, .time), (.time, .date), (.time, .time), (.date, .date):
      let (x, y) = (a.instant ?? 0, b.instant ?? 0)
      return x < y ? -1 : x > y ? 1 : 0
    default:
      if let x = a.double, let y = b.double { return x < y ? -1 : x > y ? 1 : 0 }
      return a < b ? -1 : b < a ? 1 : 0
    }
  }

  /// What two equal values have in common, for looking up in a set.
  static func key(_ scalar: Scalar, isNumber: Bool) -> Scalar {
    switch scalar {
    case .int(let value): isNumber && Int(exactly: Double(value)) != nil ? .double(Double(value)) : scalar
    case .date: scalar.instant.map { .int(Int($0)) } ?? scalar
    case .time(let moment): .int(Int(moment.microseconds))
    case .double(let value): value == 0 ? .double(0) : scalar
    default: scalar
    }
  }
}
