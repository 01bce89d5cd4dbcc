import Engines
import FoundationEssentials
import Frames
import Glibc

/// A linear model: sums of what each feature adds, through a link. It is kept as JSON with sorted keys.
struct LinearAnswer: Codable, Predicting {
  /// One sum: the answer itself, the log odds of the positive class, or the score of one of several classes.
  struct Output: Codable, Hashable, Sendable {
    var intercept: Double
    var effects: [LinearEffect]
    /// What each feature adds on average over the training rows, and the standard deviation of that.
    var means: [Double] = []
    var spreads: [Double] = []

    func sum(_ row: some Collection<Double>) -> Double { zip(effects, row).reduce(intercept) { $0 + $1.0($1.1) } }
  }

  private var version = 1
  var outputs: [Output]
  var terms: [Coefficient]
  private let task: String

  init(task: Task, outputs: [Output], terms: [Coefficient]) {
    self.outputs = outputs
    self.terms = terms
    self.task = task.rawValue
  }

  /// Reads what a model keeps; L002 when it does not fit the model's target.
  init(_ learnt: Learnt) throws {
    let wanted = learnt.task == .multiclass ? learnt.target.classes.count : 1
    guard let read = try? JSONDecoder().decode(LinearAnswer.self, from: Data(learnt.engine)), read.version == 1,
      read.task == learnt.task.rawValue, read.outputs.count == wanted,
      read.outputs.allSatisfy({ output in
        output.effects.count == read.featureCount && output.means.count == output.effects.count
          && output.spreads.count == output.effects.count
      })
    else {
      throw Fault("L002", "the linear model does not fit its target", help: "train the model again")
    }
    self = read
  }

  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self))
  }

  var featureCount: Int? { outputs.first?.effects.count }

  func predict(_ row: [Double]) -> [Double] { linked(outputs.map { $0.sum(row) }) }

  func predict(_ rows: FeatureRows) throws -> [Double] {
    var answers: [Double] = []
    answers.reserveCapacity(rows.rowCount * outputs.count)
    try rows.numbers { _, numbers in
      for start in stride(from: 0, to: numbers.count, by: rows.featureCount) {
        answers += predict(Array(numbers[start..<start + rows.featureCount]))
      }
    }
    return answers
  }

  /// A probability, or several that add up to 1, or the sum itself.
  private func linked(_ sums: [Double]) -> [Double] {
    switch task {
    case Task.binary.rawValue: return sums.map { 1 / (1 + exp(-$0)) }
    case Task.multiclass.rawValue:
      let greatest = sums.max() ?? 0
      let powers = sums.map { exp($0 - greatest) }
      let total = powers.reduce(0, +)
      return powers.map { $0 / total }
    default: return sums
    }
  }

  /// How much the answers differ by each feature: the standard deviation of what it adds.
  func gains() -> [Double] {
    (0..<(featureCount ?? 0)).map { feature in outputs.reduce(0) { $0 + $1.spreads[feature] } }
  }

  /// What each feature adds to a sum beyond its average: the SHAP values of a linear model whose features are taken one by one.
  func contributions(_ rows: FeatureRows) throws -> [Double] {
    var values: [Double] = []
    try rows.numbers { _, numbers in
      for start in stride(from: 0, to: numbers.count, by: rows.featureCount) {
        for output in outputs {
          for (place, effect) in output.effects.enumerated() {
            values.append(effect(numbers[start + place]) - output.means[place])
          }
          values.append(output.intercept + output.means.reduce(0, +))
        }
      }
    }
    return values
  }

  /// Takes the averages of what features add from the training rows.
  mutating func measure(_ rows: LabelledRows) throws {
    let width = rows.source.featureCount
    for place in outputs.indices {
      let effects = outputs[place].effects
      var (sums, squares, total) = ([Double](repeating: 0, count: width), [Double](repeating: 0, count: width), 0.0)
      try rows.source.numbers { start, numbers in
        for row in 0..<numbers.count / width {
          let weight = rows.weights?[start + row] ?? 1
          guard weight > 0 else { continue }
          total += weight
          for feature in 0..<width {
            // Welford's update, by weight (West 1979).
            let value = effects[feature](numbers[row * width + feature])
            let change = value - sums[feature]
            sums[feature] += change * weight / total
            squares[feature] += weight * change * (value - sums[feature])
          }
        }
      }
      outputs[place].means = sums
      outputs[place].spreads = squares.map { (max(0, $0) / max(total, .leastNormalMagnitude)).squareRoot() }
    }
  }
}
