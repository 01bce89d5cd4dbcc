/// How closely two columns go together.
public struct Association: Hashable, Sendable {
  public enum Measure: String, Hashable, Sendable {
    /// Of two columns of numbers; −1 to 1.
    case pearson = "Pearson"
    /// Of two columns of words; 0 to 1.
    case cramer = "Cramér's V"
    /// Of words and numbers: the square root of the share of the variance between groups; 0 to 1.
    case ratio = "correlation ratio"
  }

  public var first: String
  public var second: String
  public var measure: Measure
  public var value: Double
  /// The correlation of the ranks, of two columns of numbers.
  public var spearman: Double?

  /// 0 to 1.
  public var strength: Double { max(abs(value), abs(spearman ?? 0)) }
}

/// Measures of association of pairs of values; a row in which one is missing does not count. None where a side is constant.
enum Associations {
  /// The correlation of numbers; NaN is missing.
  static func pearson(_ x: [Double], _ y: [Double]) -> Double? {
    var (count, sumX, sumY) = (0.0, 0.0, 0.0)
    for row in x.indices where !x[row].isNaN && !y[row].isNaN {
      count += 1
      sumX += x[row]
      sumY += y[row]
    }
    guard count > 1 else { return nil }
    let (meanX, meanY) = (sumX / count, sumY / count)
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for row in x.indices where !x[row].isNaN && !y[row].isNaN {
      let (dx, dy) = (x[row] - meanX, y[row] - meanY)
      xx += dx * dx
      yy += dy * dy
      xy += dx * dy
    }
    let scale = xx.squareRoot() * yy.squareRoot()
    return scale > 0 && scale.isFinite ? max(-1, min(1, xy / scale)) : nil
  }

  /// The correlation of ranks among the rows that have both; equal values share the mean of their ranks.
  static func spearman(_ x: [Double], _ y: [Double]) -> Double? {
    let rows = x.indices.filter { !x[$0].isNaN && !y[$0].isNaN }
    return pearson(ranks(rows.map { x[$0] }), ranks(rows.map { y[$0] }))
  }

  /// Ranks from 1 of values without NaN, ties at their mean.
  static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end { ranks[order[place]] = Double(start + end + 1) / 2 }
      start = end
    }
    return ranks
  }

  /// √(χ² / n / (min(r, c) − 1)) of two columns of codes; −1 is missing.
  static func cramer(_ x: [Int], _ y: [Int]) -> Double? {
    let (width, height) = ((x.max() ?? -1) + 1, (y.max() ?? -1) + 1)
    guard width > 0, height > 0 else { return nil }
    var cells = [Double](repeating: 0, count: width * height)
    var (columns, rows) = ([Double](repeating: 0, count: width), [Double](repeating: 0, count: height))
    var count = 0.0
    for row in x.indices where x[row] >= 0 && y[row] >= 0 {
      cells[y[row] * width + x[row]] += 1
      columns[x[row]] += 1
      rows[y[row]] += 1
      count += 1
    }
    let least = min(columns.count { $0 > 0 }, rows.count { $0 > 0 }) - 1
    guard least > 0 else { return nil }
    var square = 0.0
    for row in 0..<height where rows[row] > 0 {
      for column in 0..<width where columns[column] > 0 {
        let expected = rows[row] * columns[column] / count
        square += (cells[row * width + column] - expected) * (cells[row * width + column] - expected) / expected
      }
    }
    return min(1, (square / count / Double(least)).squareRoot())
  }

  /// √(the squares between the groups / all squares) of numbers in groups; −1 and NaN are missing.
  static func ratio(_ groups: [Int], _ values: [Double]) -> Double? {
    let width = (groups.max() ?? -1) + 1
    guard width > 0 else { return nil }
    var (sums, sizes) = ([Double](repeating: 0, count: width), [Double](repeating: 0, count: width))
    var (total, count) = (0.0, 0.0)
    for row in groups.indices where groups[row] >= 0 && !values[row].isNaN {
      sums[groups[row]] += values[row]
      sizes[groups[row]] += 1
      total += values[row]
      count += 1
    }
    guard count > 1, sizes.count(where: { $0 > 0 }) > 1 else { return nil }
    let mean = total / count
    var (between, all) = (0.0, 0.0)
    for row in groups.indices where groups[row] >= 0 && !values[row].isNaN {
      all += (values[row] - mean) * (values[row] - mean)
    }
    for group in 0..<width where sizes[group] > 0 {
      let away = sums[group] / sizes[group] - mean
      between += sizes[group] * away * away
    }
    return all > 0 && all.isFinite ? min(1, (between / all).squareRoot()) : nil
  }
}
