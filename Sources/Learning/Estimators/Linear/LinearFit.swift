import Engines
import Frames

/// Least squares of a number, as they are or drawn to zero.
struct LinearFit: Fit {
  enum Penalty { case none, squares, sizes }

  let lesson: Lesson
  let penalty: Penalty

  var engine: String { Engine.lapack.told }

  private var hasIntercept: Bool { lesson.value("fit_intercept").text != "no" }
  private var isScaled: Bool { penalty == .none || lesson.value("standardize").text != "no" }

  func taking(_ rows: LabelledRows, validation: LabelledRows?) throws -> () throws -> FitResult {
    { try run(rows, validation) }
  }

  private func run(_ rows: LabelledRows, _ validation: LabelledRows?) throws -> FitResult {
    let design = try LinearDesign(rows, isCentred: hasIntercept, isScaled: isScaled)
    var total = 0.0
    var sum = 0.0
    try design.read(rows) { _, labels, weights in
      for (label, weight) in zip(labels, weights) {
        total += weight
        sum += weight * label
      }
    }
    let mean = hasIntercept ? sum / total : 0
    let width = design.width
    var factor = TallFactor(width: width + 1)
    var deviation = 0.0
    try design.read(rows) { numbers, labels, weights in
      var block: [Double] = []
      block.reserveCapacity(labels.count * (width + 1))
      for (row, (label, weight)) in zip(labels, weights).enumerated() where weight > 0 {
        let root = weight.squareRoot()
        for column in 0..<width { block.append(root * numbers[row * width + column]) }
        block.append(root * (label - mean))
        deviation += weight * (label - mean) * (label - mean)
      }
      try factor.add(block)
    }
    let triangle = try factor.triangle()
    var notes: [String] = []
    var scaled = [Double](repeating: 0, count: width)
    var squares: LeastSquares?
    if penalty == .sizes {
      let search = LassoSearch(triangle: triangle, width: width, weight: total, penalty: lesson.number("alpha"))
      (scaled, notes) = (
        search.coefficients,
        search.isSettled ? [] : ["the coefficients had not settled after \(LassoSearch.mostTurns) turns"]
      )
    } else {
      let solved = try LeastSquares(
        triangle: triangle, width: width + 1, penalty: penalty == .squares ? lesson.number("alpha") : 0)
      for (place, column) in solved.used.enumerated() { scaled[column] = solved.coefficients[place] }
      squares = solved
      notes += LinearFit.leftOut(design, solved.used)
    }
    let slopes = zip(scaled, design.scales).map { $0 / $1 }
    let intercept = mean - zip(slopes, design.centres).reduce(0) { $0 + $1.0 * $1.1 }
    var answer = LinearAnswer(
      task: .regression, outputs: [.init(intercept: intercept, effects: design.effects(slopes))], terms: [])
    if hasIntercept { answer.terms.append(Coefficient(term: "intercept", estimate: intercept)) }
    answer.terms += zip(design.names, slopes).map { Coefficient(term: $0, estimate: $1) }
    if penalty == .none, let squares { tell(squares, design, total: total, &answer.terms) }
    try answer.measure(rows)
    var result = FitResult(bytes: try answer.bytes(), notes: notes)
    if let validation { result.validation = try validation.loss(.regression, answer.predict(validation.source)) }
    return result
  }

  /// Standard errors, Student's t and the inflation of variances (Draper and Smith 1998, chapters 1, 5 and 16).
  private func tell(_ squares: LeastSquares, _ design: LinearDesign, total: Double, _ terms: inout [Coefficient]) {
    let size = squares.used.count
    let degrees = Double(design.rows - size - (hasIntercept ? 1 : 0))
    guard degrees > 0 else { return }
    let variance = squares.residual / degrees
    let first = hasIntercept ? 1 : 0
    for (place, column) in squares.used.enumerated() {
      let own = squares.inverse[place * size + place]
      terms[first + column] = terms[first + column].with(
        error: (variance * own).squareRoot() / design.scales[column], degrees: degrees,
        inflation: hasIntercept ? own * total : nil)
    }
    guard hasIntercept else { return }
    let moves = squares.used.map { design.centres[$0] / design.scales[$0] }
    var share = 1 / total
    for (i, a) in moves.enumerated() {
      for (j, b) in moves.enumerated() { share += a * b * squares.inverse[j * size + i] }
    }
    terms[0] = terms[0].with(error: (variance * share).squareRoot(), degrees: degrees)
  }

  /// A remark on the columns that are sums of others.
  static func leftOut(_ design: LinearDesign, _ used: [Int]) -> [String] {
    let kept = Set(used)
    let names = design.names.indices.filter { !kept.contains($0) }.map { "`\(design.names[$0])`" }
    guard !names.isEmpty else { return [] }
    let listed = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " and \(names.count - 3) more" : "")
    return ["left out \(listed): \(names.count == 1 ? "it tells" : "they tell") nothing that other columns do not"]
  }
}
