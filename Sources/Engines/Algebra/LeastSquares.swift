internal import CEngines

/// The least squares of a target over columns, from the triangle of both (`TallFactor` with the target as its last column).
public struct LeastSquares {
  /// The columns that are used, ascending; one that is a sum of others before it is left out.
  public let used: [Int]
  /// The coefficient of each used column.
  public let coefficients: [Double]
  /// The sum of the squares that are left.
  public let residual: Double
  /// The inverse of AᵀA over the used columns, column by column.
  public let inverse: [Double]

  /// A column that is this small beside what it was before those before it were taken out of it depends on them.
  private static let least = 1e-10

  /// - Parameters:
  ///   - triangle: The triangle, column by column.
  ///   - width: How many columns it has, the target last.
  ///   - penalty: What is added to the sum of squares for each square of a coefficient (ridge).
  public init(triangle: [Double], width: Int, penalty: Double = 0) throws {
    guard width > 0, triangle.count == width * width else { throw Fault("E032", "a triangle does not fit its columns") }
    let columns = width - 1
    var kept = (0..<columns).filter { column in
      let whole = triangle[column * width..<column * width + column + 1]
      let norm = whole.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return abs(triangle[column * width + column]) > LeastSquares.least * norm
    }
    if penalty > 0 { kept = Array(0..<columns) }
    var factor = TallFactor(width: kept.count + 1)
    let places = kept + [columns]
    for row in 0..<width { try factor.add(places.map { triangle[$0 * width + row] }) }
    if penalty > 0 {
      for place in kept.indices {
        var row = [Double](repeating: 0, count: places.count)
        row[place] = penalty.squareRoot()
        try factor.add(row)
      }
    }
    let size = kept.count
    let reflected = try factor.triangle()
    let rest = reflected[size * (size + 1) + size]
    let lapack = try LapackLibrary.standard()
    var (order, leading, one, status) = (
      try LapackLibrary.size(size), try LapackLibrary.size(size + 1), CInt(1), CInt(0)
    )
    var solution = Array(reflected[size * (size + 1)..<size * (size + 1) + size])
    var inverted = reflected
    if size > 0 {
      // Safe because the triangle has `size + 1` numbers a column, of which the first `size` columns and rows are read, and
      // the solution has `size` numbers.
      lapack.call.dtrtrs_("U", "N", "N", &order, &one, reflected, &leading, &solution, &order, &status, 1, 1, 1)
      if status == 0 { lapack.call.dtrtri_("U", "N", &order, &inverted, &leading, &status, 1, 1) }
      guard status == 0 else { throw Fault("E034", "the columns depend on each other", help: "leave out one of them") }
    }
    used = kept
    coefficients = solution
    residual = rest * rest
    inverse = LeastSquares.outer(inverted, size, leading: size + 1)
  }

  /// T Tᵀ of an upper triangle T.
  private static func outer(_ triangle: [Double], _ size: Int, leading: Int) -> [Double] {
    var product = [Double](repeating: 0, count: size * size)
    for column in 0..<size {
      for row in 0...column {
        var sum = 0.0
        for place in column..<max(column, size) {
          sum += triangle[place * leading + row] * triangle[place * leading + column]
        }
        product[column * size + row] = sum
        product[row * size + column] = sum
      }
    }
    return product
  }
}
