import Learning
import Testing

@testable import Monitoring

@Suite struct KolmogorovSmirnovTests {
  /// Values of `scipy.special.kolmogorov` (scipy 1.17.1), on both sides of where the series change.
  @Test(
    "The limit law agrees with scipy's.",
    arguments: [
      (0, 1), (0.1, 1), (0.3, 0.9999906941986655), (0.5, 0.9639452436648751), (0.8, 0.5441424115741981),
      (1, 0.26999967167735456), (1.17, 0.12939004218561884), (1.19, 0.11774229287977166), (1.5, 0.022217962616525127),
      (2, 0.0006709252557796953), (3, 3.045995948942526e-08),
    ])
  func tail(x: Double, expected: Double) {
    #expect(abs(KolmogorovSmirnov.tail(x) / expected - 1) < 1e-9)
  }

  /// `scipy.stats.ks_2samp`.
  @Test("The distance of two samples with ties is scipy's.")
  func distance() {
    let ties = KolmogorovSmirnov.distance([1, 2, 2, 3, 5, 8, 13, 21], [2, 4, 4, 6, 9, 30]) ?? 0
    #expect(abs(ties - 1.0 / 3) < 1e-15)
    #expect(KolmogorovSmirnov.distance([1, 2], [3, 4]) == 1)
    #expect(KolmogorovSmirnov.distance([1, 2], [1, 2]) == 0)
    #expect(KolmogorovSmirnov.distance([], [1]) == nil)
  }

  /// `scipy.stats.kstwo.sf(d, round(n·m/(n+m)))`, the law for finite samples.
  @Test(
    "The probability comes within a tenth of the law for finite samples.",
    arguments: [
      (50, 60, 0.2, 0.201181711792772), (100, 100, 0.15, 0.19026366518248072), (1000, 800, 0.08, 0.006417439466180282),
      (30, 30, 0.3, 0.10797506243355104),
    ])
  func probability(n: Int, m: Int, distance: Double, expected: Double) {
    #expect(abs(KolmogorovSmirnov.probability(distance, n, m) / expected - 1) < 0.1)
  }

  @Test(
    "A profile that kept all values gives the exact distance, a thinned one within two thousandths.",
    arguments: [
      (800, 1.0), (30_000, 1.0), (30_000, 25.0),
    ])
  func profiles(count: Int, grain: Double) throws {
    let reference = (0..<count).map { (Double(($0 * 7919) % 30_011) / 300 / grain).rounded() * grain }
    for shift in [0, 0.5, 12, 200] {
      let spread = (0..<9000).map { (Double(($0 * 104_729) % 30_013) / 300 / grain).rounded() * grain }
      let current = spread.map { $0 + shift }.sorted()
      let profile = try #require(NumericProfile(reference))
      let found = try #require(KolmogorovSmirnov.distance(profile, current))
      let exact = try #require(KolmogorovSmirnov.distance(reference.sorted(), current))
      #expect(abs(found - exact) <= (count > 1001 ? 0.002 : 0), "shift \(shift): \(found), exact \(exact)")
    }
  }
}
