import Engines
import Glibc

extension Chart {
  /// A smooth histogram: a kernel of normal shape over every value, one curve for each group.
  static let density = Chart(
    "density", "A smooth histogram, one curve for each group.",
    columns: { input, _ in
      let values = try input.x.onAxis("density")
      let finite = values.filter(\.isFinite)
      guard let least = finite.min(), let most = finite.max() else { return input.empty }
      guard most > least else {
        return Figure(title: input.title, body: .nothing("nothing to plot: all values of .\(input.x.name) are equal"))
      }
      let (names, places) = input.groups
      var parts = Array(repeating: [Double](), count: max(1, names.count))
      for (row, value) in values.enumerated() where value.isFinite {
        parts[names.isEmpty || row >= places.count ? 0 : min(places[row], parts.count - 1)].append(value)
      }
      let curves = parts.map { Density($0, from: least, to: most) }
      var facts = [Figure.Fact(NumberText.count(finite.count, "value"))]
      if names.isEmpty, let width = curves.first??.bandwidth {
        let text = input.x.isTimes ? "" : " · bandwidth \(NumberText.short(width, digits: 3)) (Silverman's rule)"
        facts[0].text += text
      }
      for (place, name) in names.enumerated() where curves[place] == nil && !parts[place].isEmpty {
        facts.append(.loud("no curve for \(name): it needs two different values"))
      }
      let points = curves.map { $0?.points ?? [] }
      return Figure(
        title: input.title,
        body: .fields([
          Figure.Field(
            x: Figure.Axis(input.x.name, of: points.joined().map(\.x), isTimes: input.x.isTimes),
            y: Figure.Axis("density", 0, points.joined().map(\.y).max() ?? 1),
            marks: points.enumerated().map { .line($0.element, series: $0.offset) })
        ]), groups: names, facts: facts + ChartInput.gaps(values))
    })
}

/// A kernel estimate of how densely values lie, on 200 places of an axis.
struct Density {
  let bandwidth: Double
  let points: [Figure.Point]

  /// None for fewer than two different values. The bandwidth is 0.9 · min(sd, IQR / 1.34) · n^(−1/5).
  ///
  /// Source: B. W. Silverman, Density Estimation for Statistics and Data Analysis, 1986, equation 3.31.
  init?(_ values: [Double], from low: Double, to high: Double) {
    let sorted = values.sorted()
    guard let first = sorted.first, let last = sorted.last, last > first else { return nil }
    let count = Double(sorted.count)
    let mean = sorted.reduce(0) { $0 + $1 / count }
    let deviation = (sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / max(1, count - 1) }).squareRoot()
    let quartiles = (BoxSummary.quantile(sorted, 0.75) - BoxSummary.quantile(sorted, 0.25)) / 1.34
    let spread = quartiles > 0 ? min(deviation, quartiles) : deviation
    let width = 0.9 * spread * pow(count, -0.2)
    guard width > 0, width.isFinite else { return nil }
    bandwidth = width
    // Values are first counted in fine bins, so that a million of them cost no more than a thousand.
    let bins = 1_024
    let (start, end) = (low - 3 * width, high + 3 * width)
    var weights = Array(repeating: 0.0, count: bins)
    for value in sorted {
      weights[min(bins - 1, Whole.of((value - start) / (end - start) * Double(bins)))] += 1 / count
    }
    let filled = weights.enumerated().filter { $0.element > 0 }.map { bin, weight in
      (center: start + (Double(bin) + 0.5) * (end - start) / Double(bins), weight: weight)
    }
    points = (0..<200).map { place in
      let x = start + Double(place) / 199 * (end - start)
      let y = filled.reduce(0) { sum, bin in
        let z = (x - bin.center) / width
        return abs(z) > 6 ? sum : sum + bin.weight * exp(-0.5 * z * z)
      }
      return Figure.Point(x, y / (width * (2 * Double.pi).squareRoot()))
    }
  }
}
