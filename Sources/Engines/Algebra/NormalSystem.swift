internal import CEngines

/// A symmetric positive definite system, as Newton's method meets it.
public struct NormalSystem {
  public let width: Int
  /// The matrix, column by column.
  public var matrix: [Double]

  public init(width: Int) {
    self.width = width
    matrix = [Double](repeating: 0, count: width * width)
  }

  /// Adds Aᵀ B to a square of the matrix, where A and B have the same rows, one after the other, `size` numbers each.
  public mutating func add(_ a: [Double], _ b: [Double], size: Int, row: Int, column: Int) throws {
    let rows = size > 0 ? a.count / size : 0
    guard a.count == rows * size, b.count == a.count, row >= 0, column >= 0, row + size <= width, column + size <= width
    else { throw Fault("E032", "a block of rows does not fit the features") }
    guard rows > 0 else { return }
    let lapack = try LapackLibrary.standard()
    var (order, count, leading) = (
      try LapackLibrary.size(size), try LapackLibrary.size(rows), try LapackLibrary.size(width)
    )
    var one = 1.0
    matrix.withUnsafeMutableBufferPointer { matrix in
      guard let base = matrix.baseAddress else { return }
      // Safe because rows one after the other are columns of the transpose, `size` numbers each, and the square lies within
      // the matrix, as the lines before checked.
      lapack.call.dgemm_(
        "N", "T", &order, &order, &count, &one, a, &order, b, &order, &one, base + column * width + row, &leading, 1, 1)
    }
  }

  /// The solution for a right side, and the inverse if it is asked for; none where the matrix is not positive definite.
  public func solved(_ right: [Double], inverse wantsInverse: Bool = false) throws -> (
    solution: [Double], inverse: [Double]
  )? {
    guard right.count == width else { throw Fault("E032", "a right side does not fit the system") }
    let lapack = try LapackLibrary.standard()
    var (order, one, status) = (try LapackLibrary.size(width), CInt(1), CInt(0))
    var (factor, solution) = (matrix, right)
    // Safe because the matrix has `width` columns of `width` numbers, and the right side as many.
    lapack.call.dpotrf_("U", &order, &factor, &order, &status, 1)
    guard status == 0 else { return nil }
    lapack.call.dpotrs_("U", &order, &one, factor, &order, &solution, &order, &status, 1)
    guard status == 0, solution.allSatisfy(\.isFinite) else { return nil }
    guard wantsInverse else { return (solution, []) }
    lapack.call.dpotri_("U", &order, &factor, &order, &status, 1)
    guard status == 0 else { return nil }
    for column in 0..<width {
      for row in 0..<column { factor[row * width + column] = factor[column * width + row] }
    }
    return (solution, factor)
  }
}
