import Engines
import Letters

/// What a training would cost, told before it begins when it is absurd.
struct GBMCost {
  /// Seconds a row, feature and tree on one core: 800,000 rows × 19 features × 100 trees took 3.3 s on two.
  private static let secondsPerCell = 4e-9
  private static let bytesPerLeaf = 120.0
  /// Longer or larger than this is refused.
  private static let mostSeconds = 100.0 * 3600
  private static let mostBytes = 8e9

  let seconds: Double
  /// Of the finished trees.
  let bytes: Double

  init(rows: Int, features: Int, rounds: Int, treesPerRound: Int, leaves: Int, rowsPerLeaf: Int, threads: Int) {
    let trees = Double(rounds) * Double(treesPerRound)
    seconds = Double(rows) * Double(features) * trees * GBMCost.secondsPerCell / Double(max(1, threads))
    let fullLeaves = min(Double(leaves), max(1, Double(rows) / Double(max(1, rowsPerLeaf))))
    bytes = trees * fullLeaves * GBMCost.bytesPerLeaf
  }

  /// L015 when the training would take more than 100 hours or its trees more than 8 GB.
  func check() throws {
    guard seconds > GBMCost.mostSeconds || bytes > GBMCost.mostBytes else { return }
    let time = "about \(Thousands.grouped(Int(exactly: (seconds / 3600).rounded(.up)) ?? .max)) hours"
    let size = "\(Thousands.grouped(Int(exactly: (bytes / 1e9).rounded(.up)) ?? .max)) GB of trees"
    throw Fault(
      "L015", "these parameters would take \(time) and \(size) on these rows",
      help: "lower n_estimators or num_leaves, or train on a sample: sample 10%")
  }
}
