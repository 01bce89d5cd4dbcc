import Engines

/// What was learnt, in the engine's own form, and how it came about.
struct FitResult {
  /// What a model keeps, and `Estimator.load` reads.
  var bytes: [UInt8]
  /// Rounds that the model keeps; 0 for an estimator that knows none.
  var iterations = 0
  /// The metric of the validation rows at the round that is kept.
  var validation: (metric: String, value: Double)?
  var notes: [String] = []
  /// From which answer on the positive class is predicted, or below which score a row is unusual.
  var threshold: Double?
  var calibration: Calibration?
  /// After how many rounds of how many it was stopped by hand; none where it ended by itself.
  var stopped: (after: Int, of: Int)?
  /// What is counted there.
  var stoppedUnit = "rounds"

  /// The fault of a training that was stopped.
  static func fault(stoppedAfter done: Int, of total: Int, _ unit: String = "rounds") -> Fault {
    Fault("L016", "training was stopped after \(done) of \(total) \(unit)", help: done == 0 ? "nothing was kept" : nil)
  }
}
