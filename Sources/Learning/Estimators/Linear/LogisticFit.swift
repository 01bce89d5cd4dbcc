import Engines
import Frames
import Glibc
import Letters

/// Logistic regression of two or more classes by Newton's method; the first class is what the others are compared with.
struct LogisticFit: Fit {
  let lesson: Lesson

  private static let mostSteps = 100
  private static let mostCoefficients = 5_000

  var engine: String { Engine.lapack.told }

  /// What the rows say of some coefficients.
  private struct Look {
    var loss = 0.0
    var gradient: [Double]
    var curvature: NormalSystem
  }

  /// How many classes have coefficients, and how many each has.
  private struct Shape {
    let outputs: Int
    let columns: [Int]
    var size: Int { columns.count + 1 }
    var count: Int { outputs * size }
  }

  func taking(_ rows: LabelledRows, validation: LabelledRows?) throws -> () throws -> FitResult {
    { try run(rows, validation) }
  }

  private func run(_ rows: LabelledRows, _ validation: LabelledRows?) throws -> FitResult {
    let design = try LinearDesign(rows, isScaled: true)
    let used = try independent(design, rows)
    let shape = Shape(outputs: max(1, lesson.classes - 1), columns: used)
    guard shape.count <= LogisticFit.mostCoefficients else {
      throw Fault(
        "L015",
        "these classes and columns need \(Thousands.grouped(shape.count)) coefficients, and at most "
          + "\(Thousands.grouped(LogisticFit.mostCoefficients)) are solved at once",
        help: "keep fewer categories with `prepare: [top(.column, 20)]`, or use gbm")
    }
    var (notes, place) = (LinearFit.leftOut(design, used), [Double](repeating: 0, count: shape.count))
    let watch = Watch.current
    var look = try look(rows, design, shape, at: place)
    var (steps, isSettled) = (0, false)
    while steps < LogisticFit.mostSteps, !isSettled {
      guard let step = try look.curvature.solved(look.gradient)?.solution else { break }
      var (share, next) = (1.0, look)
      var moved = place
      repeat {
        moved = zip(place, step).map { $0 - share * $1 }
        next = try self.look(rows, design, shape, at: moved)
        share /= 2
      } while !(next.loss <= look.loss + 1e-12 * abs(look.loss)) && share > 1e-6
      guard next.loss <= look.loss + 1e-12 * abs(look.loss) else { break }
      isSettled = look.loss - next.loss <= 1e-13 * abs(look.loss) || next.loss < 1e-9 * design.weight
      (place, look) = (moved, next)
      steps += 1
      watch.tell(Progress("training", done: Double(steps), of: Double(LogisticFit.mostSteps), .rounds))
    }
    if look.loss < 1e-6 * design.weight {
      notes.append("the classes can be told apart without a mistake, so that coefficients have no end: set `alpha: 1`")
    } else if !isSettled {
      notes.append("the coefficients had not settled after \(steps) steps: set `alpha: 1`")
    }
    let inverse = try look.curvature.solved(look.gradient, inverse: true)?.inverse
    var answer = answer(design, shape, place, inverse: lesson.number("alpha") > 0 ? nil : inverse)
    try answer.measure(rows)
    var result = FitResult(bytes: try answer.bytes(), notes: notes)
    if let validation { result.validation = try validation.loss(lesson.task, answer.predict(validation.source)) }
    return result
  }

  /// The columns that are no sums of others.
  private func independent(_ design: LinearDesign, _ rows: LabelledRows) throws -> [Int] {
    var factor = TallFactor(width: design.width + 1)
    try design.read(rows) { numbers, labels, weights in
      var block: [Double] = []
      for (row, weight) in weights.enumerated() where weight > 0 {
        block += numbers[row * design.width..<(row + 1) * design.width].map { $0 * weight.squareRoot() }
        block.append(0)
      }
      try factor.add(block)
    }
    return try LeastSquares(triangle: factor.triangle(), width: design.width + 1).used
  }

  /// The loss with its first and second derivatives.
  private func look(_ rows: LabelledRows, _ design: LinearDesign, _ shape: Shape, at place: [Double]) throws -> Look {
    var look = Look(gradient: [Double](repeating: 0, count: shape.count), curvature: NormalSystem(width: shape.count))
    let size = shape.size
    try design.read(rows) { numbers, labels, weights in
      var lines = [Double](repeating: 1, count: labels.count * size)
      for row in 0..<labels.count {
        for (target, column) in shape.columns.enumerated() {
          lines[row * size + target + 1] = numbers[row * design.width + column]
        }
      }
      var chances = [Double](repeating: 0, count: labels.count * shape.outputs)
      for (row, (label, weight)) in zip(labels, weights).enumerated() {
        let sums = (0..<shape.outputs).map { output in
          (0..<size).reduce(0) { $0 + place[output * size + $1] * lines[row * size + $1] }
        }
        let greatest = max(0, sums.max() ?? 0)
        let powers = sums.map { exp($0 - greatest) }
        let total = exp(-greatest) + powers.reduce(0, +)
        let own = (Int(exactly: label) ?? 0) - 1
        look.loss += weight * (greatest + log(total) - (sums.indices.contains(own) ? sums[own] : 0))
        for output in 0..<shape.outputs {
          let chance = powers[output] / total
          chances[row * shape.outputs + output] = chance
          let error = weight * (chance - (output == own ? 1 : 0))
          for column in 0..<size { look.gradient[output * size + column] += error * lines[row * size + column] }
        }
      }
      for a in 0..<shape.outputs {
        for b in a..<shape.outputs {
          var scaled = lines
          for row in 0..<labels.count {
            let (p, q) = (chances[row * shape.outputs + a], chances[row * shape.outputs + b])
            let factor = weights[weights.startIndex + row] * p * ((a == b ? 1 : 0) - q)
            for column in 0..<size { scaled[row * size + column] *= factor }
          }
          try look.curvature.add(lines, scaled, size: size, row: a * size, column: b * size)
        }
      }
    }
    let alpha = lesson.number("alpha")
    for output in 0..<shape.outputs {
      for column in 0..<size {
        let index = output * size + column
        // A trace of damping keeps the system solvable where a class has no row in some corner.
        look.curvature.matrix[index * shape.count + index] += (column > 0 ? alpha : 0) + 1e-12 * design.weight
        guard column > 0 else { continue }
        look.loss += alpha * place[index] * place[index] / 2
        look.gradient[index] += alpha * place[index]
      }
    }
    return look
  }

  /// The model in the columns as they are in the data.
  private func answer(_ design: LinearDesign, _ shape: Shape, _ place: [Double], inverse: [Double]?) -> LinearAnswer {
    var answer = LinearAnswer(task: lesson.task, outputs: [], terms: [])
    let none = [Double](repeating: 0, count: design.width)
    if lesson.task == .multiclass { answer.outputs.append(.init(intercept: 0, effects: design.effects(none))) }
    for output in 0..<shape.outputs {
      let first = output * shape.size
      var slopes = none
      for (at, column) in shape.columns.enumerated() { slopes[column] = place[first + at + 1] / design.scales[column] }
      let intercept = place[first] - zip(slopes, design.centres).reduce(0) { $0 + $1.0 * $1.1 }
      answer.outputs.append(.init(intercept: intercept, effects: design.effects(slopes)))
      let name = lesson.task == .multiclass ? lesson.classNames[output + 1] : nil
      var terms = [Coefficient(term: "intercept", ofClass: name, estimate: intercept)]
      terms += zip(design.names, slopes).map { Coefficient(term: $0, ofClass: name, estimate: $1) }
      if let inverse {
        let variance = { (a: Int, b: Int) in inverse[(first + b) * shape.count + first + a] }
        let moves = [1] + shape.columns.map { -design.centres[$0] / design.scales[$0] }
        var whole = 0.0
        for (a, x) in moves.enumerated() { for (b, y) in moves.enumerated() { whole += x * y * variance(a, b) } }
        terms[0] = terms[0].with(error: whole.squareRoot(), degrees: nil)
        for (at, column) in shape.columns.enumerated() {
          let error = variance(at + 1, at + 1).squareRoot() / design.scales[column]
          terms[column + 1] = terms[column + 1].with(error: error, degrees: nil)
        }
      }
      answer.terms += terms
    }
    return answer
  }
}
