import Frames

extension PreparationKind {
  /// The mean of the target for each value, drawn towards the mean of all (Micci-Barreca 2001; weights, empirical Bayes and
  /// cross-fitting as in scikit-learn's `TargetEncoder`). A training row never has a part in its own number: it is given
  /// the means of four fifths of the rows that it does not belong to.
  public static let targetEncode = PreparationKind(
    "target_encode", "Read a text as the mean of the target where it occurs, drawn towards the mean of all rows.",
    example: "target_encode(.city, 10)", choice: .text("auto")
  ) { choice, column in
    guard case .texts(let texts) = column.column.values, column.counts != nil else {
      throw column.refusal(
        "`target_encode` is for texts, and `\(column.column.name)` holds \(column.column.type)",
        help: "cast the column to text first, or leave it as it is")
    }
    guard let target = column.target else {
      throw column.refusal("`target_encode` needs a target", help: "use it in `train`")
    }
    let smooth = choice.double
    guard choice == .text("auto") || (smooth.map { $0 >= 0 && $0.isFinite } ?? false) else {
      throw column.refusal(
        "`target_encode` is drawn towards the mean by \"auto\" or by a number of rows from 0, not by \(choice)",
        help: "write target_encode(.\(column.column.name), 10)")
    }
    let rows = column.rows.filter { !target.labels[$0].isNaN }
    let fill = column.fillText
    column.made = target.measures.map { suffix, measured in
      func means(_ rows: [Int]) -> TextMeasure {
        TargetMeans(
          rows.map { (texts[$0] ?? fill, measured(target.labels[$0])) }, smooth: smooth
        ).measure(fill: fill)
      }
      var crossed = [Double](repeating: .nan, count: texts.count)
      let parts = target.dealt(rows, parts: min(5, max(2, rows.count)))
      for part in parts where !part.isEmpty {
        let scale = TextScale(means(parts.filter { $0 != part }.flatMap { $0 }))
        for row in part { crossed[row] = texts[row].map(scale.number) ?? scale.missing }
      }
      let whole = means(rows)
      let scale = TextScale(whole)
      let chosen = Set(rows)
      for row in crossed.indices where !chosen.contains(row) {
        crossed[row] = texts[row].map(scale.number) ?? scale.missing
      }
      return ColumnPreparing.Made(suffix: suffix, encoding: .measure(whole), trained: crossed)
    }
  }
}

/// The means of a number by text, each drawn towards the mean of all.
private struct TargetMeans {
  private var found: [String?: Double] = [:]
  private let mean: Double

  /// - Parameter smooth: How many rows of the mean of all are added to each text; none for as many as the spread within
  ///   it asks for.
  init(_ rows: [(text: String?, number: Double)], smooth: Double?) {
    let total = Double(max(1, rows.count))
    let mean = rows.reduce(0) { $0 + $1.number } / total
    self.mean = mean
    let variance = rows.reduce(0) { $0 + ($1.number - mean) * ($1.number - mean) } / total
    for (text, own) in Dictionary(grouping: rows, by: \.text) {
      let count = Double(own.count)
      let sum = own.reduce(0) { $0 + $1.number }
      if let smooth {
        found[text] = (sum + smooth * mean) / (count + smooth)
        continue
      }
      let inner = sum / count
      let squares = own.reduce(0) { $0 + ($1.number - inner) * ($1.number - inner) }
      let share = variance * count / (variance * count + squares / count)
      found[text] = share.isNaN ? mean : share * inner + (1 - share) * mean
    }
  }

  func measure(fill: String?) -> TextMeasure {
    let known = found.compactMap { text, number in text.map { ($0, number) } }.sorted { $0.0 < $1.0 }
    return TextMeasure(
      values: known.map(\.0), numbers: known.map(\.1), other: mean,
      missing: fill == nil ? found[nil] ?? mean : nil, fill: fill)
  }
}
