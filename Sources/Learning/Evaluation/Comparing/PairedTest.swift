import Glibc

/// A test of whether two models differ on the same rows.
struct PairedTest {
  let interval: Interval
  let p: Double
  let method: String

  /// Of two areas under the ROC curve (DeLong, DeLong and Clarke-Pearson 1988); none where a kind of rows is rare.
  static func delong(_ first: Judged, _ second: Judged) -> PairedTest? {
    guard let a = DeLong(first), let b = DeLong(second) else { return nil }
    let difference = a.area - b.area
    let error = a.variance(against: b).squareRoot()
    let half = Interval.normalPoint * error
    let p = error > 0 ? erfc(abs(difference) / error / 2.0.squareRoot()) : difference == 0 ? 1 : 0
    return PairedTest(
      interval: Interval(low: difference - half, high: difference + half, method: "DeLong"), p: p, method: "DeLong")
  }

  /// Of two accuracies: the exact test of the rows where only one of the models is right (McNemar 1947); the interval is
  /// the normal one of paired shares.
  static func mcnemar(_ first: Judged, _ second: Judged) -> PairedTest? {
    var (onlyFirst, onlySecond) = (0, 0)
    for row in first.labels.indices {
      let (a, b) = (first.predictedLabels[row] == first.labels[row], second.predictedLabels[row] == first.labels[row])
      if a, !b { onlyFirst += 1 } else if b, !a { onlySecond += 1 }
    }
    let n = Double(first.count)
    let apart = onlyFirst + onlySecond
    guard n > 0 else { return nil }
    let difference = Double(onlyFirst - onlySecond) / n
    let half = Interval.normalPoint * max(0, Double(apart) / n - difference * difference).squareRoot() / n.squareRoot()
    let fewer = Double(min(onlyFirst, onlySecond))
    // The chance of at most so many of `apart` even tries, by the incomplete beta function (DLMF 8.17.5).
    let below = onlyFirst == onlySecond ? 1 : StudentT.incompleteBeta(0.5, Double(apart) - fewer, fewer + 1)
    return PairedTest(
      interval: Interval(low: difference - half, high: difference + half, method: "normal, of paired shares"),
      p: min(1, 2 * below), method: "McNemar")
  }
}
