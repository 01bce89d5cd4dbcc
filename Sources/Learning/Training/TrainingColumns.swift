import Engines
import Frames

/// Which columns a training learns from.
struct TrainingColumns {
  /// The names of the feature columns, in the frame's order.
  let features: [String]

  /// Every column of the frame but the target, the weights and those excluded; or those included. F001 names a column that
  /// does not exist, L019 one that cannot be a feature.
  init(_ training: Training, _ columns: [String], _ schema: Schema) throws {
    try TrainingColumns.check(training)
    let known = Set(columns)
    let target = training.target.isEmpty ? [] : [training.target]
    let special = target + [training.weights, training.time].compactMap { $0 }
    let named = special + (training.include ?? []) + training.exclude + training.by
    for name in named + training.preparations.map(\.column) where !known.contains(name) {
      throw try Schema(schema.fields.filter { known.contains($0.name) }).unknown(name)
    }
    if let include = training.include, !target.isEmpty, include.contains(training.target) {
      throw Fault(
        "L019", "the target `\(training.target)` cannot be a feature of itself", subject: "." + training.target,
        help: "take it out of `include:`")
    }
    try TrainingColumns.check(keysOf: training, schema)
    let out = Set(training.exclude + training.by + target + (training.weights.map { [$0] } ?? []))
    let chosen =
      training.estimator.forecasts
      ? [training.time].compactMap { $0 }
      : columns.filter { !out.contains($0) && (training.include?.contains($0) ?? true) }
    features = chosen
    for preparation in training.preparations where !chosen.contains(preparation.column) {
      throw Fault(
        "L019", "`\(preparation.kind)` prepares `\(preparation.column)`, which is no feature",
        subject: "." + preparation.column, help: "include the column, or leave the preparation out")
    }
  }

  /// Throws L090 for a key of a family that is the target or the weights, or whose values are no keys.
  private static func check(keysOf training: Training, _ schema: Schema) throws {
    guard training.minimumRows >= 2 else {
      throw Fault("L090", "`min_rows` is a number from 2, not \(training.minimumRows)", subject: "min_rows")
    }
    for (place, key) in training.by.enumerated() {
      let why: String? =
        switch schema.type(of: key) {
        case _ where key == training.target: "it is the target"
        case _ where key == training.weights: "it weighs the rows"
        case _ where training.by.firstIndex(of: key) != place: "it is named twice"
        case .list, .record, .duration, .missing: "it holds \(schema.type(of: key) ?? .missing)"
        default: nil
        }
      guard let why else { continue }
      throw Fault(
        "L090", "`\(key)` cannot be a key of a family: \(why)", subject: "." + key,
        help: "name columns of numbers, texts, truths or dates, such as `by: .store`")
    }
  }

  /// L055 when the estimator tells a column and none is given, or tells none; or when its rows have no time.
  private static func check(_ training: Training) throws {
    let name = training.estimator.name
    if training.estimator.ownTask != nil, !training.target.isEmpty {
      throw Fault(
        "L055", "`\(name)` tells no column, and was asked for `\(training.target)`", subject: "." + training.target,
        help: "write `train frame, with: \(name)`, and `exclude: .\(training.target)` where it is to count for nothing")
    }
    if training.estimator.ownTask == nil, training.target.isEmpty {
      throw Fault(
        "L055", "`\(name)` learns to tell a column, and none is given",
        help: "write `train frame, .column, with: \(name)`")
    }
    if training.estimator.forecasts, training.time == nil {
      throw Fault(
        "L055", "`\(name)` forecasts, and needs the column that dates the rows", subject: "time",
        help: "write `train frame, .\(training.target), time: .date, with: \(name)`")
    }
    if training.validation != nil, training.estimator.ownTask != nil || training.estimator.forecasts {
      throw Fault(
        "L055", "`\(name)` has no rounds to choose from, so that `validate:` says nothing to it", subject: "validate",
        help: "leave it out")
    }
    if training.time != nil, !training.estimator.forecasts {
      let able = Estimator.catalogue.filter(\.forecasts).map { "`\($0.name)`" }.joined(separator: ", ")
      throw Fault(
        "L055", "`\(name)` does not look at the order of rows, so that `time:` says nothing to it", subject: "time",
        help: able.isEmpty ? "leave it out" : "leave it out, or forecast with \(able)")
    }
  }
}
