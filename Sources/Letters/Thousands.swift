/// Digits in groups of three.
public enum Thousands {
  /// `1234567` as `1,234,567`; the digits of a whole number without its sign.
  public static func grouped(_ digits: some StringProtocol) -> String {
    var result: [UInt8] = []
    let count = digits.utf8.count
    result.reserveCapacity(count + count / 3)
    for (index, byte) in digits.utf8.enumerated() {
      if index > 0, (count - index) % 3 == 0 { result.append(UInt8(ascii: ",")) }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A whole number with its sign: `-12,000`.
  public static func grouped(_ value: Int) -> String { (value < 0 ? "-" : "") + grouped(String(value.magnitude)) }
}
