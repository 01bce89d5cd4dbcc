import Testing

@testable import Learning

/// Reference values: DeLong's definition in numpy, the exact binomial test of scipy 1.17.1.
@Suite struct PairedTestTests {
  static let truth: [Bool] = (0..<80).map { $0 * 7 % 11 < 5 }
  static let first = Judged.binary(truth: truth, probability: scores(13, 17, 16, 0.3, 1.3))
  static let second = Judged.binary(truth: truth, probability: scores(5, 19, 18, 0.2, 1.2))

  private static func scores(_ step: Int, _ ring: Int, _ by: Double, _ lift: Double, _ top: Double) -> [Double] {
    truth.enumerated().map { row, isPositive in (Double(row * step % ring) / by + (isPositive ? lift : 0)) / top }
  }

  @Test("The difference of two areas and its p are DeLong's.")
  func delong() throws {
    let found = try #require(PairedTest.delong(Self.first, Self.second))
    let half = 0.08162204283224257 * 1.959963984540054
    #expect(abs(found.p - 0.17532240273402377) < 1e-9)
    #expect(abs(found.interval.low - (0.1106222501571339 - half)) < 1e-9)
    #expect(abs(found.interval.high - (0.1106222501571339 + half)) < 1e-9)
  }

  @Test("McNemar's exact test counts the rows where one model alone is right.")
  func mcnemar() throws {
    let found = try #require(PairedTest.mcnemar(Self.first, Self.second))
    #expect(abs(found.p - 0.2558750795433298) < 1e-9)
    #expect(PairedTest.mcnemar(Self.first, Self.first)?.p == 1)
  }
}
