import Testing

@testable import Engines

/// Least squares out of blocks of rows.
struct LeastSquaresTests {
  private func factor(_ rows: [[Double]]) throws -> [Double] {
    var factor = TallFactor(width: rows.first?.count ?? 0)
    for row in rows { try factor.add(row) }
    return try factor.triangle()
  }

  /// 3,000 rows of a small seeded stream: 1, x, x² and 2 + 3x - x².
  private var rows: [[Double]] {
    (0..<3_000).map { place in
      let x = Double((place * 7_919) % 3_001) / 1_000
      return [1, x, x * x, 2 + 3 * x - x * x]
    }
  }

  @Test("A target that is a sum of columns is found, whatever the blocks.")
  func exact() throws {
    let fit = try LeastSquares(triangle: factor(rows), width: 4)
    #expect(fit.used == [0, 1, 2])
    for (found, wanted) in zip(fit.coefficients, [2.0, 3, -1]) { #expect(abs(found - wanted) < 1e-12) }
    #expect(fit.residual < 1e-18)
    var whole = TallFactor(width: 4)
    try whole.add(rows.flatMap { $0 })
    let again = try LeastSquares(triangle: whole.triangle(), width: 4)
    for (a, b) in zip(fit.coefficients, again.coefficients) { #expect(abs(a - b) < 1e-12) }
  }

  @Test("The inverse is that of the squares.")
  func inverse() throws {
    let fit = try LeastSquares(triangle: factor([[1, 0, 1], [1, 1, 2], [1, 2, 2], [1, 3, 5]]), width: 3)
    // AᵀA = [[4, 6], [6, 14]], whose determinant is 20.
    for (found, wanted) in zip(fit.inverse, [0.7, -0.3, -0.3, 0.2]) { #expect(abs(found - wanted) < 1e-14) }
    for (found, wanted) in zip(fit.coefficients, [0.7, 1.2]) { #expect(abs(found - wanted) < 1e-14) }
    #expect(abs(fit.residual - 1.8) < 1e-13)
  }

  @Test("A column that is a sum of others is left out, and with a penalty kept.")
  func dependent() throws {
    let triangle = try factor(rows.map { [$0[0], $0[1], $0[0] + 2 * $0[1], $0[3]] })
    #expect(try LeastSquares(triangle: triangle, width: 4).used == [0, 1])
    let ridge = try LeastSquares(triangle: triangle, width: 4, penalty: 1)
    #expect(ridge.used == [0, 1, 2] && ridge.coefficients.allSatisfy(\.isFinite))
  }

  @Test("A penalty draws coefficients to zero as the formula says.")
  func ridge() throws {
    // (xᵀx + λ)⁻¹ xᵀy = 14 / (14 + 7) · 2.
    let fit = try LeastSquares(triangle: factor([[1, 2], [2, 4], [3, 6]]), width: 2, penalty: 7)
    #expect(abs(fit.coefficients[0] - 28.0 / 21) < 1e-14)
  }

  @Test("Rows that are not whole are refused.")
  func wrong() {
    var factor = TallFactor(width: 3)
    #expect(throws: Fault.self) { try factor.add([1, 2]) }
    #expect(throws: Fault.self) { try LeastSquares(triangle: [1, 2, 3], width: 2) }
  }
}

/// Symmetric systems.
struct NormalSystemTests {
  @Test("Squares of rows add up in their place, and the system is solved and inverted.")
  func solving() throws {
    var system = NormalSystem(width: 3)
    try system.add([1, 2, 3, 4], [1, 2, 3, 4], size: 2, row: 1, column: 1)
    #expect(system.matrix == [0, 0, 0, 0, 10, 14, 0, 14, 20])
    #expect(try system.solved([1, 1, 1]) == nil)
    system.matrix[0] = 2
    let (solution, inverse) = try #require(try system.solved([4, 24, 34], inverse: true))
    for (found, wanted) in zip(solution, [2.0, 1, 1]) { #expect(abs(found - wanted) < 1e-12) }
    for (found, wanted) in zip(inverse, [0.5, 0, 0, 0, 5, -3.5, 0, -3.5, 2.5]) { #expect(abs(found - wanted) < 1e-11) }
    #expect(throws: Fault.self) { try system.add([1, 2], [1], size: 2, row: 0, column: 0) }
    #expect(throws: Fault.self) { try system.add([1, 2], [1, 2], size: 2, row: 2, column: 0) }
  }
}
