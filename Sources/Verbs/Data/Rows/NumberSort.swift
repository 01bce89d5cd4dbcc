import Engines
import Language

/// Puts values that are numbers of one kind in order by their digits.
enum NumberSort {
  /// The values from the smallest on; none unless all are integers, or all decimals that differ wherever they compare
  /// as different (no nan, no negative zero). `check` may throw to stop them.
  static func sorted(_ values: [Value], check: () throws -> Void = {}) rethrows -> [Value]? {
    guard let first = values.first else { return [] }
    var keys: [UInt64] = []
    keys.reserveCapacity(values.count)
    if case .int = first {
      for value in values {
        guard case .int(let number) = value else { return nil }
        keys.append(Sorting.key(number))
      }
      return try Sorting.ordered(keys, check: check).map { .int(Sorting.integer($0)) }
    }
    for value in values {
      guard case .double(let number) = value, !number.isNaN, number != 0 || number.sign == .plus else { return nil }
      keys.append(Sorting.key(number))
    }
    return try Sorting.ordered(keys, check: check).map { .double(Sorting.number($0)) }
  }
}
