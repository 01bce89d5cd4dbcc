import Letters
import Synchronization

/// Numbers as people read them: as many digits as tell something, thousands in groups, a point in every decimal.
public enum NumberText {
  /// All digits of a decimal: `10.0`, `0.1`, `1e-7`, `inf`.
  public static func exact(_ value: Double) -> String {
    guard value.isFinite else { return special(value) }
    let digits = DecimalDigits(value)
    if digits.exponent > 16 || (digits.exponent < -4 && !digits.digits.isEmpty) {
      return sign(digits) + digits.scientific
    }
    return sign(digits) + digits.whole + "." + (digits.fraction.isEmpty ? "0" : digits.fraction)
  }

  /// How many digits of a single decimal are shown where nothing else is asked, 1 to 15; tables show one more. The prompt
  /// sets it once, before anything is shown.
  public static var digits: Int {
    get { usual.load(ordering: .relaxed) }
    set { usual.store(min(15, max(1, newValue)), ordering: .relaxed) }
  }

  private static let usual = Atomic<Int>(4)

  /// A single number with about so many significant digits: 0.84213 is `0.8421`, 1234567.8 is `1,234,567.8`.
  public static func short(_ value: Double, digits wanted: Int? = nil) -> String {
    guard value.isFinite else { return special(value) }
    let count = wanted ?? digits
    let digits = DecimalDigits(value)
    if isExtreme(digits) { return sign(digits) + digits.rounded(significant: count).scientific }
    let rounded = digits.rounded(decimals: max(1, count - max(0, digits.exponent)) + max(0, -digits.exponent))
    return sign(rounded) + grouped(rounded.whole) + "." + (rounded.fraction.isEmpty ? "0" : rounded.fraction)
  }

  /// A number with exactly so many digits behind the point.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return special(value) }
    let rounded = DecimalDigits(value).rounded(decimals: decimals)
    guard decimals > 0 else { return sign(rounded) + grouped(rounded.whole) }
    let fraction = rounded.fraction + String(repeating: "0", count: max(0, decimals - rounded.fraction.utf8.count))
    return sign(rounded) + grouped(rounded.whole) + "." + fraction
  }

  /// `344`, `10,000`, `1,234,567`; four digits stand as they are, so that a year reads as a year.
  public static func integer(_ value: Int) -> String {
    let text = String(value.magnitude)
    return (value < 0 ? "-" : "") + grouped(text)
  }

  /// A share as a percentage: 0.2 is `20%`, 0.0123 is `1.2%`.
  public static func percent(_ share: Double) -> String {
    guard share.isFinite else { return special(share) }
    let hundred = DecimalDigits(share * 100)
    let rounded = hundred.rounded(decimals: hundred.exponent >= 2 ? 0 : 1)
    return sign(rounded) + rounded.whole + (rounded.fraction.isEmpty ? "" : "." + rounded.fraction) + "%"
  }

  /// A count with its noun: `1 row`, `10,000 rows`.
  public static func count(_ value: Int, _ noun: String, _ plural: String? = nil) -> String {
    (value < 0 ? "-" : "") + grouped(String(value.magnitude), from: 4) + " "
      + (value == 1 ? noun : plural ?? noun + "s")
  }

  /// Seconds as a person says them: `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`.
  public static func seconds(_ value: Double) -> String {
    guard value.isFinite, value >= 0, value < 1e9 else { return special(value) }
    if value < 0.9995 {
      return value < 0.0095 ? short(value * 1000, digits: 2) + " ms" : fixed(value * 1000, decimals: 0) + " ms"
    }
    if value < 9.95 { return fixed(value, decimals: 1) + " s" }
    let whole = Int(exactly: value.rounded()) ?? 0
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min" + (whole % 60 == 0 ? "" : " \(whole % 60) s") }
    let minutes = whole / 60
    return "\(minutes / 60) h" + (minutes % 60 == 0 ? "" : " \(minutes % 60) min")
  }

  /// Commas between groups of three, from five digits on or when asked.
  static func grouped(_ digits: String, from least: Int = 5) -> String {
    digits.utf8.count >= least ? Thousands.grouped(digits) : digits
  }

  static func sign(_ digits: DecimalDigits) -> String { digits.isNegative && !digits.digits.isEmpty ? "-" : "" }

  static func special(_ value: Double) -> String { value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }

  /// Beyond what digits with zeros show well: 10^16 and above, below 10^-5.
  static func isExtreme(_ digits: DecimalDigits) -> Bool {
    !digits.digits.isEmpty && (digits.exponent > 16 || digits.exponent < -4)
  }
}
