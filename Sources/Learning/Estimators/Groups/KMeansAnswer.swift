import Engines
import FoundationEssentials
import Frames

/// Centres of groups: a row belongs to the nearest. It is kept as JSON with sorted keys.
struct KMeansAnswer: Codable, Predicting {
  private var version = 1
  let columns: NumberColumns
  /// One centre after the other, in the measure of the columns.
  let centres: [Double]
  /// The sum of the training rows' squared distances to their centres, and how many rows that were.
  let inertia: Double
  let rows: Int

  init(columns: NumberColumns, centres: [Double], inertia: Double, rows: Int) {
    (self.columns, self.centres, self.inertia, self.rows) = (columns, centres, inertia, rows)
  }

  /// Reads what a model keeps; L002 when it is not whole.
  init(_ learnt: Learnt) throws {
    guard let read = try? JSONDecoder().decode(KMeansAnswer.self, from: Data(learnt.engine)), read.version == 1,
      read.columns.isWhole, !read.centres.isEmpty, read.centres.count % read.columns.width == 0,
      learnt.task == .clusters
    else {
      throw Fault("L002", "the centres do not fit their columns", help: "train the model again")
    }
    self = read
  }

  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self))
  }

  var featureCount: Int? { columns.width }

  /// The number of the group and the distance to its centre.
  func predict(_ row: [Double]) -> [Double] { told(columns.read(row)) }

  func predict(_ rows: FeatureRows) throws -> [Double] { told(try columns.read(rows)) }

  private func told(_ points: [Double]) -> [Double] {
    let (labels, distances) = Centres.nearest(points, centres, columns.width)
    return zip(labels, distances).flatMap { [Double($0), $1.squareRoot()] }
  }

  /// How near the rows lie to their centres, and how well the groups are apart.
  func judge(_ rows: FeatureRows) throws -> (scores: [Evaluation.Score], baseline: Evaluation.Baseline) {
    let points = try columns.read(rows)
    let width = columns.width
    let (labels, distances) = Centres.nearest(points, centres, width)
    let inertia = distances.reduce(0, +)
    let count = Double(max(1, rows.rowCount))
    let whole = (0..<width).reduce(0.0) { sum, place in
      let column = stride(from: place, to: points.count, by: width).map { points[$0] }
      let mean = column.reduce(0, +) / count
      return sum + column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    var scores: [Evaluation.Score] = []
    if let silhouette = Silhouette.mean(points, width: width, labels: labels) {
      scores.append(.init(name: "silhouette", value: silhouette))
    }
    scores.append(.init(name: "inertia", value: inertia))
    if whole > 0 { scores.append(.init(name: "explained", value: 1 - inertia / whole)) }
    scores.append(.init(name: "groups", value: Double(Set(labels).count)))
    return (scores, .init(kind: "one group", prediction: .int(0), metric: "inertia", value: whole))
  }

  func gains() throws -> [Double] { throw unexplained }

  func contributions(_ rows: FeatureRows) throws -> [Double] { throw unexplained }

  private var unexplained: Fault {
    Fault(
      "L056", "`kmeans` measures distances and shares no answer out among features",
      help: "compare the groups: predict model, frame | group .cluster, n: count()")
  }
}
