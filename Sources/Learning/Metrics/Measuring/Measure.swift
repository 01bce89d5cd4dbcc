/// How a metric follows from judged rows and how much each of them counts: said once, it gives the value, the value of
/// weighted rows, and the values of many resamples.
enum Measure: Sendable {
  /// From how much was predicted as what.
  case cells(@Sendable (ClassCells) -> Double?)
  /// From the weighted means of terms that each row has: one column a term; none where the rows have no such terms.
  case means(
    _ terms: @Sendable (Judged) -> [[Double]]?, _ value: @Sendable (_ means: [Double]) -> Double?)
  /// From the weights of all rows, by what is settled once, such as their order.
  case weights(@Sendable (Judged) -> (@Sendable (_ weights: [Double]) -> Double?)?)

  /// The weighted mean of one number a row.
  static func mean(_ term: @escaping @Sendable (Judged) -> [Double]?) -> Measure {
    .means({ term($0).map { [$0] } }, { $0[0] })
  }
}
