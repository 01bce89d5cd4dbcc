import Testing

@testable import Learning

@Suite struct BootstrapTests {
  static let numbers: Judged = {
    let truth: [Double] = (0..<60).map { row in Double(row * 37 % 61) }
    let errors: [Double] = (0..<60).map { row in Double(row * 13 % 7) - 2 }
    return Judged.regression(truth: truth, predicted: zip(truth, errors).map { $0 + $1 })
  }()

  @Test("The interval of a mean is scipy's BCa interval, but for the chance of the resamples.")
  func bca() throws {
    // scipy 1.17.1, stats.bootstrap((errors,), numpy.mean, n_resamples=100_000, method="BCa").
    let scipy = (low: 1.6, high: 2.2333333333333334)
    let errors = zip(Self.numbers.values, Self.numbers.predictedValues).map { abs($0 - $1) }
    let mean = errors.reduce(0, +) / 60
    let found = try Bootstrap(
      rows: 60, weights: nil, resamples: 20_000, seed: 1, Measuring(Self.numbers, [.mae]).values)
    let interval = try #require(found.interval(0))
    #expect(found.whole == [mean])
    #expect(abs(interval.low - scipy.low) < 0.035)
    #expect(abs(interval.high - scipy.high) < 0.035)
  }

  @Test("A seed gives the same intervals again, another seed others.")
  func seeded() throws {
    func interval(_ seed: Int) throws -> Interval? {
      try Bootstrap(rows: 60, weights: nil, resamples: 300, seed: seed, Measuring(Self.numbers, [.rmse]).values)
        .interval(0)
    }
    #expect(try interval(3) == interval(3))
    #expect(try interval(3) != interval(4))
  }

  @Test("A resample draws as many rows as there are, each as likely.")
  func resample() {
    var resample = Resample(rows: 101)
    var sums = [Double](repeating: 0, count: 101)
    for turn in 0..<2000 {
      resample.draw(seed: turn)
      let weights = resample.weights(times: nil)
      #expect(weights.reduce(0, +) == 101)
      for row in weights.indices { sums[row] += weights[row] }
    }
    // A row is drawn once a resample on average; its mean over 2,000 lies within five errors of 1.
    #expect(sums.allSatisfy { abs($0 / 2000 - 1) < 5 / 2000.0.squareRoot() })
  }

  @Test("Binomial draws have the mean and the variance of their distribution.", arguments: [0.01, 0.3, 0.5, 0.93])
  func binomial(chance: Double) {
    var source = RandomSource(seed: 5)
    let draws = (0..<20_000).map { _ in Double(Binomial.draw(400, chance: chance, &source)) }
    let mean = draws.reduce(0, +) / 20_000
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    let expected = 400 * chance * (1 - chance)
    #expect(abs(mean - 400 * chance) < 5 * (expected / 20_000).squareRoot())
    #expect(abs(variance / expected - 1) < 0.06)
  }
}
