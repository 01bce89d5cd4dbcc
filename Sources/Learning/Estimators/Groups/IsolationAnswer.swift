import Engines
import FoundationEssentials
import Frames
import Glibc

/// Trees of random cuts: the fewer of them set a row apart, the lower its score. It is kept as JSON with sorted keys.
struct IsolationAnswer: Codable, Predicting {
  private var version = 1
  let columns: NumberColumns
  let trees: [IsolationTree]
  /// How many rows each tree saw.
  let taken: Int
  /// The share of the training rows that is unusual.
  var share = 0.0

  init(columns: NumberColumns, trees: [IsolationTree], taken: Int) {
    (self.columns, self.trees, self.taken) = (columns, trees, taken)
  }

  /// Reads what a model keeps; L002 when it is not whole.
  init(_ learnt: Learnt) throws {
    guard let read = try? JSONDecoder().decode(IsolationAnswer.self, from: Data(learnt.engine)), read.version == 1,
      read.columns.isWhole, !read.trees.isEmpty, read.taken > 1, learnt.task == .anomalies,
      read.trees.allSatisfy({ $0.isWhole(width: read.columns.width) })
    else {
      throw Fault("L002", "the trees do not fit their columns", help: "train the model again")
    }
    self = read
  }

  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self))
  }

  var featureCount: Int? { columns.width }

  func predict(_ row: [Double]) -> [Double] { scores(columns.read(row)) }

  func predict(_ rows: FeatureRows) throws -> [Double] { scores(try columns.read(rows)) }

  /// Minus the paper's score: −2 to the power of minus the mean path by the average path, from −1 (set apart at once) to 0,
  /// the sign of scikit-learn's `score_samples`.
  func scores(_ points: [Double]) -> [Double] {
    let usual = IsolationTree.averagePath(Double(taken)) * Double(trees.count)
    return stride(from: 0, to: points.count, by: columns.width).map { start in
      let row = points[start..<start + columns.width]
      return -exp2(-trees.reduce(0) { $0 + $1.path(row) } / usual)
    }
  }

  /// How many rows are unusual, and how unusual they are.
  func judge(_ rows: FeatureRows, threshold: Double) throws -> (
    scores: [Evaluation.Score], baseline: Evaluation.Baseline
  ) {
    let found = try predict(rows).sorted()
    let unusual = Double(found.reduce(0) { $0 + ($1 < threshold ? 1 : 0) }) / Double(max(1, found.count))
    var scores = [Evaluation.Score(name: "anomaly_share", value: unusual)]
    for (name, part) in [("score_lowest", 0.0), ("score_low", 0.01), ("score_median", 0.5)] {
      if let value = Ranking.quantile(sorted: found, part) { scores.append(.init(name: name, value: value)) }
    }
    return (scores, .init(kind: "training rows", prediction: .bool(true), metric: "anomaly_share", value: share))
  }

  func gains() throws -> [Double] { throw unexplained }

  func contributions(_ rows: FeatureRows) throws -> [Double] { throw unexplained }

  private var unexplained: Fault {
    Fault(
      "L056", "`isolation` counts cuts over all features and shares no score out among them",
      help: "look at the rows themselves: predict model, frame | filter .anomaly | describe")
  }
}
