extension Numbers {
  /// The adjusted Fisher-Pearson coefficient G1 (Joanes and Gill 1998); none of fewer than three numbers, or of equal ones.
  static func skew(_ numbers: [Double]) -> Double? {
    let n = Double(numbers.count)
    guard n > 2, let second = moment(2, numbers), second > 0, let third = moment(3, numbers) else { return nil }
    return (n * (n - 1)).squareRoot() / (n - 2) * third / (second * second.squareRoot())
  }

  /// The excess kurtosis G2 of the same source; none of fewer than four numbers, or of equal ones.
  static func kurtosis(_ numbers: [Double]) -> Double? {
    let n = Double(numbers.count)
    guard n > 3, let second = moment(2, numbers), second > 0, let fourth = moment(4, numbers) else { return nil }
    return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * fourth / (second * second) - 3 * (n - 1))
  }

  /// The mean power of the deviations from the mean.
  private static func moment(_ power: Int, _ numbers: [Double]) -> Double? {
    guard let mean = mean(numbers) else { return nil }
    return Numbers.mean(numbers.map { value in (0..<power).reduce(1) { product, _ in product * (value - mean) } })
  }

  /// The covariance of two lists and both variances (n - 1); none where fewer than two pairs are known.
  static func covariance(_ a: [Double], _ b: [Double]) -> (cov: Double, a: Double, b: Double)? {
    guard a.count == b.count, a.count > 1, let x = mean(a), let y = mean(b) else { return nil }
    var (cov, first, second) = (0.0, 0.0, 0.0)
    for (p, q) in Swift.zip(a, b) {
      cov += (p - x) * (q - y)
      first += (p - x) * (p - x)
      second += (q - y) * (q - y)
    }
    let n = Double(a.count - 1)
    return (cov / n, first / n, second / n)
  }
}
