import Testing

@testable import Monitoring

@Suite struct ChiSquaredTests {
  /// Values of `scipy.stats.chi2.sf` (scipy 1.17.1).
  @Test(
    "The tail of the distribution agrees with scipy's.",
    arguments: [
      (1, 3.841458820694124, 0.04999999999999989), (1, 0.5, 0.47950012218695337), (5, 11.0705, 0.0499999554280436),
      (10, 2, 0.9963401531726563), (3, 30, 1.3800570312932553e-06), (30, 200, 4.9527335290032224e-27),
      (2, 1000, 7.124576406741474e-218), (100, 80, 0.9296649333406051), (1000, 1100, 0.014614408126295192),
    ])
  func tail(degrees: Int, x: Double, expected: Double) {
    #expect(abs(ChiSquared.tail(x, degrees: degrees) / expected - 1) < 1e-10)
  }

  /// `scipy.stats.chi2_contingency(…, correction=False)`.
  @Test("A table of two rows gives scipy's statistic and probability, its empty column left out.")
  func table() throws {
    let found = try #require(ChiSquared.test([50, 30, 15, 5, 0, 10], [20, 35, 0, 25, 0, 20]))
    #expect(abs(found.statistic - 44.53321678321679) < 1e-10)
    #expect(found.degrees == 4)
    #expect(abs(found.p / 4.971276567607542e-09 - 1) < 1e-10)
  }

  @Test("Equal rows have the probability 1, and what cannot be tested is not.")
  func edges() {
    #expect(ChiSquared.test([1, 2, 3], [2, 4, 6])?.p == 1)
    #expect(ChiSquared.test([0, 0], [2, 4]) == nil)
    #expect(ChiSquared.test([3, 0], [2, 0]) == nil)
    #expect(ChiSquared.test([3], [2, 1]) == nil)
  }
}
