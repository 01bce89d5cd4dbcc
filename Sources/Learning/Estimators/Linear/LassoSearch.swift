/// The least squares whose coefficients cost their sizes, by coordinate descent on the squares (Friedman et al. 2010).
struct LassoSearch {
  static let mostTurns = 10_000
  private(set) var coefficients: [Double]
  /// Whether the last turn changed nothing that counts.
  private(set) var isSettled = false

  /// - Parameters:
  ///   - triangle: That of the columns and the target behind them, column by column.
  ///   - width: How many columns there are before the target.
  ///   - weight: The sum of the rows' weights: the loss is half the mean of the squares.
  ///   - penalty: What a coefficient costs for each unit of its size.
  init(triangle: [Double], width: Int, weight: Double, penalty: Double) {
    let height = width + 1
    func product(_ a: Int, _ b: Int) -> Double {
      (0...min(a, b)).reduce(0) { $0 + triangle[a * height + $1] * triangle[b * height + $1] } / weight
    }
    coefficients = [Double](repeating: 0, count: width)
    let squares = (0..<width).map { a in (0..<width).map { product(a, $0) } }
    var slopes = (0..<width).map { product($0, width) }
    let enough = 1e-12 * max(product(width, width), .leastNormalMagnitude)
    for _ in 0..<LassoSearch.mostTurns where !isSettled {
      var gained = 0.0
      for column in 0..<width where squares[column][column] > 1e-20 {
        let old = coefficients[column]
        let pull = slopes[column] + squares[column][column] * old
        let new = (pull > penalty ? pull - penalty : pull < -penalty ? pull + penalty : 0) / squares[column][column]
        guard new != old else { continue }
        coefficients[column] = new
        gained = max(gained, squares[column][column] * (new - old) * (new - old))
        for other in 0..<width { slopes[other] -= squares[column][other] * (new - old) }
      }
      isSettled = gained <= enough
    }
  }
}
