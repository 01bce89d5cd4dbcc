import Engines

/// Which rows are learnt from, and which choose the best iteration.
struct TrainingParts {
  /// None: every row is a training row.
  let training: [Bool]?
  let validation: [Bool]?
  let missingTarget: Int
  let trainingRows: Int
  let validationRows: Int

  /// Leaves out rows without a label; holds back a share of the others, drawn by the seed. L017 when the share is none or
  /// leaves no row on one side.
  init(labels: [Double], validation share: Double?, seed: Int) throws {
    let known = labels.indices.filter { !labels[$0].isNaN }
    missingTarget = labels.count - known.count
    guard let share else {
      training = missingTarget > 0 ? labels.map { !$0.isNaN } : nil
      validation = nil
      trainingRows = known.count
      validationRows = 0
      return
    }
    guard share > 0, share < 1 else {
      throw Fault(
        "L017", "`validate` is a share between 0% and 100%, not \(Counted.percent(share))", subject: "validate")
    }
    let count = Int(exactly: (Double(known.count) * share).rounded()) ?? 0
    guard count > 0, count < known.count else {
      throw Fault(
        "L017", "`validate` of \(Counted.rows(known.count)) leaves no row on one side", subject: "validate",
        help: "hold back another share, or leave `validate:` out")
    }
    var source = RandomSource(seed: seed)
    var held = [Bool](repeating: false, count: labels.count)
    for row in known.shuffled(using: &source).prefix(count) { held[row] = true }
    training = labels.indices.map { !labels[$0].isNaN && !held[$0] }
    validation = held
    trainingRows = known.count - count
    validationRows = count
  }
}
