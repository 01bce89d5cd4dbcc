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
      endpoint: name, version: version, columns: columns, classes: model.target.classNames,
      answer: model.task.answerName, also: scorer.alsoNames)
  }

  /// Scores raw rows in the order of the reader's columns. A value that the model cannot use is refused with 400,
  /// naming the row.
  func predict(_ rows: [[Scalar]]) throws -> [Prediction] {
    var predictions: [Prediction] = []
    predictions.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() {
      do {
        predictions.append(try scorer.predict(cells: row.count == inputCount ? row : Array(row.prefix(inputCount))))
      } catch let fault as Fault where ["L030", "L031"].contains(fault.code) {
        throw Refusal(
          400, fault.code, "row \(index + 1): \(fault.message)", subject: fault.subject, help: fault.help)
      }
    }
    return predictions
  }
}
