extension JSONReader {
  /// A number as it was written: whole where it has neither point nor exponent and fits into 64 bits.
  enum Number {
    case int(Int)
    case double(Double)
  }

  /// Reads a number; anything else at this place is an error that expects a value.
  mutating func number() throws -> Number {
    let start = at
    let isNegative = next == UInt8(ascii: "-")
    if isNegative { at += 1 }
    guard isDigit(next) else {
      at = start
      throw malformed("expected a value")
    }
    var digits = Digits()
    if next == UInt8(ascii: "0") {
      at += 1
      guard !isDigit(next) else { throw malformed("expected no digit after a leading zero") }
    } else {
      while isDigit(next) { digits.append(next); at += 1 }
    }
    var isWhole = true
    if next == UInt8(ascii: ".") {
      isWhole = false
      at += 1
      guard isDigit(next) else { throw malformed("expected a digit after the point") }
      while isDigit(next) { digits.append(next, isFraction: true); at += 1 }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      isWhole = false
      at += 1
      try exponent(&digits)
    }
    if isWhole, digits.isExact, let value = digits.whole(isNegative) { return .int(value) }
    if let value = digits.value { return .double(isNegative ? -value : value) }
    guard let value = Double(String(decoding: bytes[start..<at], as: UTF8.self)), value.isFinite else {
      at = start
      throw Refusal(400, "H001", "the JSON is malformed at byte \(start): the number is too large")
    }
    return .double(value)
  }

  private mutating func exponent(_ digits: inout Digits) throws {
    let isNegative = next == UInt8(ascii: "-")
    if isNegative || next == UInt8(ascii: "+") { at += 1 }
    guard isDigit(next) else { throw malformed("expected a digit in the exponent") }
    var exponent = 0
    while isDigit(next) {
      exponent = min(exponent * 10 + Int(next - 48), 100_000)
      at += 1
    }
    digits.exponent += isNegative ? -exponent : exponent
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  /// The digits of a number read so far, as mantissa · 10^exponent.
  private struct Digits {
    var mantissa: UInt64 = 0
    var exponent = 0
    /// False once a digit did not fit.
    var isExact = true

    mutating func append(_ byte: UInt8, isFraction: Bool = false) {
      let (product, tooLong) = mantissa.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = product.addingReportingOverflow(UInt64(byte &- 48))
      guard isExact, !tooLong, !overflow else { isExact = false; return }
      mantissa = sum
      if isFraction { exponent -= 1 }
    }

    func whole(_ isNegative: Bool) -> Int? {
      isNegative ? Int(exactly: -Int128(mantissa)) : Int(exactly: mantissa)
    }

    /// Right to the last bit where mantissa and power of ten are exact in a double (Clinger 1990, the fast path).
    var value: Double? {
      guard isExact, mantissa < 1 << 53, (-22...22).contains(exponent) else { return nil }
      let power = Digits.powers[abs(exponent)]
      return exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
    }

    static let powers: [Double] = [
      1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
      1e21, 1e22,
    ]
  }
}
