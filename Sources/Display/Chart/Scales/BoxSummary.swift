/// Five numbers of a column, as John Tukey draws them: quartiles, and whiskers to the last values within one and a half
/// quartile distances.
struct BoxSummary: Hashable, Sendable {
  let count: Int
  /// The ends of the whiskers, which are values of the column.
  let low, high: Double
  let lower, median, upper: Double
  /// The values beyond the whiskers, ascending.
  let outliers: [Double]

  /// None where no value is finite.
  init?(_ values: some Sequence<Double>) {
    let sorted = values.filter(\.isFinite).sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    count = sorted.count
    lower = BoxSummary.quantile(sorted, 0.25)
    median = BoxSummary.quantile(sorted, 0.5)
    upper = BoxSummary.quantile(sorted, 0.75)
    let reach = 1.5 * (upper - lower)
    let (least, most) = (lower - reach, upper + reach)
    low = sorted.first { $0 >= least } ?? first
    high = sorted.last { $0 <= most } ?? last
    outliers = sorted.filter { $0 < least || $0 > most }
  }

  /// Type 7 of Hyndman and Fan (1996): linear between the two nearest; the values ascend and are not empty.
  static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    guard let last = sorted.last else { return .nan }
    let place = share * Double(sorted.count - 1)
    let below = Whole.of(place)
    guard below + 1 < sorted.count else { return last }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }
}
