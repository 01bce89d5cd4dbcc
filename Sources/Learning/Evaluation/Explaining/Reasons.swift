import Engines
public import Frames
import Glibc

/// Why a model gives one row the answer it does: from what a row is told by itself, by which columns it is moved, and how
/// far. The moves are SHAP values, which add up to the answer.
public struct Reasons: Sendable {
  /// What one column does to the answer.
  public struct Move: Sendable {
    public let column: String
    /// The row's value of it.
    public let value: Scalar
    /// In log-odds, or in the unit of the target; of several classes in the score of the predicted one.
    public let by: Double
    /// The answer before and after the move, when the moves are made in this order; none where single moves have no
    /// answer of their own.
    public fileprivate(set) var from: Double?
    public fileprivate(set) var to: Double?
  }

  public let task: Task
  public let target: String
  public let prediction: Prediction
  /// The class whose probability or score is moved; none of numbers.
  public let ofClass: String?
  /// The sum of leaves before any move, and after all of them.
  public let rawBase: Double
  public let raw: Double
  /// The answer before any move; none where the raw sum is no probability by itself.
  public let base: Double?
  /// The heaviest first.
  public let moves: [Move]
}

extension Model {
  /// Why the model says what it says of the one row of a frame; L086 where it has more or fewer rows.
  public func reasons(_ frame: Frame) throws -> Reasons {
    let rows = try PreparedTable(frame, self, target: false)
    guard rows.prepared.rowCount == 1 else {
      throw Fault(
        "L086", "`why` explains one row, and this frame has \(Counted.rows(rows.prepared.rowCount))",
        help: rows.prepared.rowCount == 0 ? "give it a record, or a frame of one row" : "`why model, head(frame, 1)`")
    }
    let scorer = try Scorer(self)
    let answer = try scorer.score(prepared: rows.prepared)
    let shap = try scorer.shap(prepared: rows.prepared)
    let place = answer.best(0)
    let width = featureNames.count + 1
    let own = Array(shap.dropFirst(task == .multiclass ? place * width : 0).prefix(width))
    var names: [String] = []
    var sums: [String: Double] = [:]
    for (feature, value) in zip(card.recipe.features, own) {
      if sums[feature.column] == nil { names.append(feature.column) }
      sums[feature.column, default: 0] += value
    }
    let rawBase = own.last ?? 0
    let raw = own.reduce(0, +)
    let told = answer.columns[task == .multiclass ? place : 0][0]
    let link = Model.link(task, raw, told)
    let ordered = names.sorted { (abs(sums[$0] ?? 0), $1) > (abs(sums[$1] ?? 0), $0) }
    var reached = rawBase
    let moves = ordered.map { name in
      let by = sums[name] ?? 0
      let before = reached
      reached += by
      return Reasons.Move(
        column: name, value: rows.prepared[name]?[0] ?? .missing, by: by, from: link?(before), to: link?(reached))
    }
    return Reasons(
      task: task, target: target.name, prediction: answer.prediction(0),
      ofClass: task == .regression ? nil : target.classNames[task == .binary ? 1 : place], rawBase: rawBase, raw: raw,
      base: link?(rawBase), moves: moves)
  }

  /// How the raw sum becomes the answer, where it does so by itself: a look at both settles it, whatever the engine.
  private static func link(_ task: Task, _ raw: Double, _ told: Double) -> ((Double) -> Double)? {
    let near = 1e-6 * max(1, abs(told))
    if task != .multiclass {
      if task == .binary, abs(1 / (1 + exp(-raw)) - told) < near { return { 1 / (1 + exp(-$0)) } }
      if abs(raw - told) < near { return { $0 } }
      if task == .regression, abs(exp(raw) - told) < near { return { exp($0) } }
    }
    return nil
  }
}

extension Model {
  /// The SHAP values of each row: one column a feature (of several classes one for each), and the base that they start
  /// from; beside the frame's own columns.
  public func contributions(_ frame: Frame) throws -> Table {
    let rows = try PreparedTable(frame, self, target: false)
    let values = try Scorer(self).shap(prepared: rows.prepared)
    let names = featureNames + ["base"]
    let classes = task == .multiclass ? target.classNames.map { "_" + $0 } : [""]
    let width = names.count * classes.count
    var added: [Column] = []
    for (place, ofClass) in classes.enumerated() {
      for (number, name) in names.enumerated() {
        let at = place * names.count + number
        added.append(
          Column(
            "shap_\(name)\(ofClass)", type: .double,
            values: .doubles(stride(from: at, to: values.count, by: width).map { values[$0] })))
      }
    }
    return try rows.own.adding(added)
  }
}
