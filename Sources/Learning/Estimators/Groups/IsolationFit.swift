import Engines
import Frames
import Glibc

/// The growing of an isolation forest, and the border of what is unusual.
struct IsolationFit: Fit {
  let lesson: Lesson

  var engine: String { "isolation 1" }

  func taking(_ rows: LabelledRows, validation: LabelledRows?) throws -> () throws -> FitResult {
    let columns = try NumberColumns(rows, isScaled: false, for: "isolation")
    let points = try columns.read(rows.source)
    return { try run(points, columns) }
  }

  private func run(_ points: [Double], _ columns: NumberColumns) throws -> FitResult {
    let rows = points.count / columns.width
    let taken = min(rows, lesson.whole("max_samples"))
    let deepest = Int(exactly: log2(Double(max(2, taken))).rounded(.up)) ?? 1
    var source = RandomSource(seed: lesson.seed)
    var trees: [IsolationTree] = []
    var order = Array(0..<rows)
    let watch = Watch.current
    let count = lesson.whole("n_estimators")
    for tree in 0..<count {
      try watch.check()
      watch.tell(Progress("training", done: Double(tree), of: Double(count), .rounds))
      // The first places of a shuffle: each tree sees other rows, none of them twice.
      for place in 0..<taken { order.swapAt(place, Int.random(in: place..<rows, using: &source)) }
      trees.append(
        IsolationTree(
          points, width: columns.width, rows: Array(order.prefix(taken)), deepest: deepest, &source))
    }
    var answer = IsolationAnswer(columns: columns, trees: trees, taken: taken)
    let scores = answer.scores(points)
    var threshold = -0.5
    let share = lesson.number("contamination")
    if share > 0, let border = Ranking.quantile(sorted: scores.sorted(), share) { threshold = border }
    let found = scores.reduce(0) { $0 + ($1 < threshold ? 1 : 0) }
    answer.share = Double(found) / Double(max(1, rows))
    var result = FitResult(bytes: try answer.bytes(), iterations: count, notes: columns.notes)
    result.threshold = threshold
    result.notes.append(
      "\(Counted.rows(found)) of \(Counted.rows(rows)) are unusual: a score below "
        + Counted.decimals(threshold, 4))
    return result
  }
}
