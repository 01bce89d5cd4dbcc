import Glibc
import Letters

/// Numbers in the sentences that people read.
enum Counted {
  /// `1 row`, `8,000 rows`.
  static func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(Thousands.grouped(count)) rows" }

  /// `8,000`.
  static func number(_ count: Int) -> String { Thousands.grouped(count) }

  /// `1 value`, `8,000 values`.
  static func values(_ count: Int) -> String { count == 1 ? "1 value" : "\(Thousands.grouped(count)) values" }

  /// A share as percent with one decimal: `12.3%`.
  static func percent(_ share: Double) -> String { decimals(share * 100, 1) + "%" }

  /// A number with four significant digits: `0.01234`, `12.34`.
  static func short(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return "\(value)" }
    let places = max(0, 3 - (Int(exactly: log10(abs(value)).rounded(.down)) ?? 0))
    let scale = pow(10, Double(places))
    return "\((value * scale).rounded(.toNearestOrAwayFromZero) / scale)"
  }

  /// A number with so many decimals, half away from zero.
  static func decimals(_ value: Double, _ places: Int) -> String {
    guard value.isFinite, places > 0, let scale = [1: 10.0, 2: 100, 3: 1000, 4: 10_000][places],
      let units = Int(exactly: (value.magnitude * scale).rounded(.toNearestOrAwayFromZero)),
      let whole = Int(exactly: scale)
    else { return "\(value)" }
    let fraction = String(units % whole)
    return (value < 0 && units > 0 ? "-" : "") + "\(units / whole)."
      + String(repeating: "0", count: places - fraction.count) + fraction
  }
}
