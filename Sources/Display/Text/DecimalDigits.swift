/// A finite number as decimal digits: `0.d₁d₂d₃… × 10^exponent`, from the shortest text that reads back as the same
/// number.
///
/// Rounding works on these digits, so that 0.285 becomes 0.29 as people expect, half away from zero.
struct DecimalDigits: Hashable {
  var isNegative = false
  /// Digits 0 to 9 without leading or trailing zeros; empty for zero.
  var digits: [UInt8] = []
  var exponent = 0

  /// The digits of a finite number.
  init(_ value: Double) {
    isNegative = value.sign == .minus
    var power = 0
    var point: Int?
    var parts = value.magnitude.description.split(separator: "e", maxSplits: 1)
    if parts.count == 2 { power = Int(parts.removeLast()) ?? 0 }
    for byte in (parts.first ?? "").utf8 {
      if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte &- UInt8(ascii: "0")) }
    }
    exponent = (point ?? digits.count) + power
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    exponent -= leading
    trim()
  }

  /// Digits behind the point that the shortest text needs.
  var decimals: Int { max(0, digits.count - exponent) }

  /// The number with at most so many digits behind the point.
  func rounded(decimals: Int) -> DecimalDigits { rounded(keeping: exponent + decimals) }

  /// The number with at most so many digits in all.
  func rounded(significant: Int) -> DecimalDigits { rounded(keeping: significant) }

  private func rounded(keeping count: Int) -> DecimalDigits {
    guard count < digits.count else { return self }
    var result = self
    guard count >= 0 else {
      result.digits = []
      result.exponent = 0
      return result
    }
    let isUp = digits[count] >= 5
    result.digits.removeSubrange(count...)
    if isUp { result.increment() }
    result.trim()
    return result
  }

  /// Adds one at the last digit kept.
  private mutating func increment() {
    for index in digits.indices.reversed() {
      if digits[index] < 9 {
        digits[index] += 1
        return
      }
      digits[index] = 0
    }
    digits.insert(1, at: 0)
    exponent += 1
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }

  /// The digits before the point, without sign: at least `0`.
  var whole: String {
    guard exponent > 0 else { return "0" }
    return text(digits.prefix(exponent)) + String(repeating: "0", count: max(0, exponent - digits.count))
  }

  /// The digits behind the point, without the point.
  var fraction: String {
    guard exponent < digits.count else { return "" }
    return String(repeating: "0", count: max(0, -exponent)) + text(digits.dropFirst(max(0, exponent)))
  }

  /// `1.2346e20`: one digit before the point.
  var scientific: String {
    let rest = text(digits.dropFirst())
    return text(digits.prefix(1)) + (rest.isEmpty ? "" : "." + rest) + "e\(exponent - 1)"
  }

  private func text(_ digits: ArraySlice<UInt8>) -> String {
    String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
  }
}
