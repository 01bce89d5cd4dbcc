import Engines
import Frames

/// The search for groups: from several beginnings, of which the one with the nearest points is kept.
struct KMeansFit: Fit {
  let lesson: Lesson

  var engine: String { "kmeans 1" }

  /// L015 when points, groups and turns would take days.
  func check(features: Int) throws {
    let steps =
      Double(lesson.rows) * Double(features) * lesson.number("k") * lesson.number("n_init") * lesson.number("max_iter")
    guard steps * 1e-9 < 100 * 3600 else {
      throw Fault(
        "L015", "so many groups of these rows could take more than 100 hours",
        help: "lower k, n_init or max_iter, or train on a sample: sample 10%")
    }
  }

  func taking(_ rows: LabelledRows, validation: LabelledRows?) throws -> () throws -> FitResult {
    let k = lesson.whole("k")
    guard k <= lesson.rows else {
      throw Fault(
        "L057", "\(k) groups were asked for, and there are \(Counted.rows(lesson.rows))", subject: "k",
        help: "ask for fewer groups than there are rows")
    }
    let columns = try NumberColumns(rows, isScaled: lesson.value("standardize").text != "no", for: "kmeans")
    let points = try columns.read(rows.source)
    return { try run(points, columns, rows.weights, k) }
  }

  private func run(_ points: [Double], _ columns: NumberColumns, _ weights: [Double]?, _ k: Int) throws -> FitResult {
    let width = columns.width
    var source = RandomSource(seed: lesson.seed)
    let spread = (0..<width).reduce(0.0) { sum, place in
      let column = stride(from: place, to: points.count, by: width).map { points[$0] }
      let mean = column.reduce(0, +) / Double(column.count)
      return sum + column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(column.count)
    }
    let watch = Watch.current
    var best: Centres?
    let beginnings = lesson.whole("n_init")
    for turn in 0..<max(1, beginnings) {
      try watch.check()
      watch.tell(Progress("training", done: Double(turn), of: Double(beginnings), .rounds))
      let start = Centres.plusPlus(points, width: width, weights: weights, count: k, &source)
      let found = try Centres(
        points, width: width, weights: weights, from: start, turns: lesson.whole("max_iter"),
        tolerance: lesson.number("tol") * spread / Double(width))
      if best.map({ found.inertia < $0.inertia }) ?? true { best = found }
    }
    guard let best else { throw Fault("L010", "no groups were found") }
    var notes = columns.notes
    let different = Set(best.labels).count
    if different < k { notes.append("only \(different) of \(k) groups hold rows: there are no more different rows") }
    let answer = KMeansAnswer(columns: columns, centres: best.values, inertia: best.inertia, rows: lesson.rows)
    notes.append("inertia \(Counted.decimals(best.inertia, 4)) after \(best.turns) turns")
    return FitResult(bytes: try answer.bytes(), iterations: best.turns, notes: notes)
  }
}
