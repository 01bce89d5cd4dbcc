import Engines
import Frames
import Learning
public import Registry

/// One sealed version of a model, ready to answer: nothing in it changes, so a promotion puts another in its place.
public final class Endpoint: Sendable {
  public let name: String
  public let version: Version
  let reader: RowReader
  let writer: PredictionWriter
  let statistics: Statistics
  private let scorer: Scorer
  /// How many of the reader's columns, from the first, are the model's; id and time come after them.
  private let inputCount: Int

  /// Loads a version's package, whose hash the registry compares with its bytes, and makes it ready to score.
  init(_ name: String, _ version: Version, from registry: Registry, statistics: Statistics) throws {
    let model = try Model(package: registry.package(of: version))
    self.name = name
    self.version = version
    self.statistics = statistics
    scorer = try Scorer(model)
    var columns = model.signature.columns.map { RowColumn(name: $0.name, type: $0.type) }
    inputCount = columns.count
    for extra in [version.signature.id, version.signature.time] {
      guard let extra, !columns.contains(where: { $0.name == extra }) else { continue }
      columns.append(RowColumn(name: extra, type: .missing, isRequired: false))
    }
    reader = RowReader(columns)
    writer = PredictionWriter(
      endpoint: name, version: version, columns: columns, classes: model.target.classNames)
  }

  /// Scores raw rows in the order of the reader's columns.
  func predict(_ rows: [[Scalar]]) throws -> [Prediction] {
    try rows.map { row in
      var named: [String: Scalar] = Dictionary(minimumCapacity: inputCount)
      for index in 0..<inputCount { named[reader.columns[index].name] = row[index] }
      return try scorer.predict(named)
    }
  }
}
