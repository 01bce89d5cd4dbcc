/// The decimal digits of an integer, written where a text wants them.
struct Digits {
  private let number: Int
  /// How many bytes they take, the sign counted.
  let count: Int

  init(_ number: Int) {
    self.number = number
    var digits = 1
    // Comparing is quicker than dividing; the longest number has twenty digits.
    var limit: UInt = 10
    while number.magnitude >= limit, digits < 20 {
      digits += 1
      limit &*= 10
    }
    count = number < 0 ? digits + 1 : digits
  }

  /// Last digit first, from behind.
  @inline(__always) func write(to start: UnsafeMutablePointer<UInt8>) {
    // Safe because the caller has room for `count` bytes there, and no more are written.
    var rest = number.magnitude
    var place = count
    repeat {
      place -= 1
      start[place] = UInt8(truncatingIfNeeded: 48 + rest % 10)
      rest /= 10
    } while rest > 0
    if number < 0 { start.pointee = UInt8(ascii: "-") }
  }
}
