import Frames
import Learning
import Registry

/// Writes predictions as JSON, for the answer and for the inference log, from pieces that are made once for a version.
struct PredictionWriter: Sendable {
  private let tail: [UInt8]
  private let classKeys: [[UInt8]]
  private let alsoKeys: [[UInt8]]
  private let columnKeys: [[UInt8]]
  private let logVersion: [UInt8]

  /// - Parameters:
  ///   - answer: What the answer is called in a table, `prediction` or `cluster`.
  ///   - also: The names of what is told beside it.
  init(
    endpoint: String, version: Version, columns: [RowColumn], classes: [String], answer: String = "prediction",
    also: [String] = []
  ) {
    alsoKeys = PredictionWriter.keys(also)
    var tail = JSONWriter()
    if answer != "prediction" {
      tail.raw(#","answer":"#)
      tail.text(answer)
    }
    tail.raw(#","model":"#)
    tail.text(version.model)
    tail.raw(#","version":"#)
    tail.int(version.number)
    self.tail = tail.bytes
    classKeys = PredictionWriter.keys(classes)
    columnKeys = PredictionWriter.keys(columns.map(\.name))
    var own = JSONWriter()
    own.raw(#","model":"#)
    own.text(version.model)
    own.raw(#","version":"#)
    own.int(version.number)
    logVersion = own.bytes
  }

  /// `{"predictions": […], "probabilities": [{CLASS: p, …}], "model": …, "version": …, "request_id": …}`; beside them in how
  /// many rows a column held what training had not seen, `"unseen": {"city": 2}`. What is told
  /// beside a prediction is in `"also": [{"distance": d}, …]`; `"answer"` says what it is called where it tells no column.
  func answer(_ predictions: [Prediction], request: [UInt8], extraColumns: Int) -> [UInt8] {
    var writer = JSONWriter(reserving: 192 + predictions.count * (16 + 40 * classKeys.count))
    writer.raw(#"{"predictions":"#)
    writer.list(predictions) { $0.scalar($1.value) }
    if !classKeys.isEmpty {
      writer.raw(#","probabilities":"#)
      writer.list(predictions) { probabilities($1, &$0) }
    }
    if !alsoKeys.isEmpty {
      writer.raw(#","also":"#)
      writer.list(predictions) { beside($1, &$0) }
    }
    writer.raw(tail)
    if extraColumns > 0 {
      writer.raw(#","extra_columns":"#)
      writer.int(extraColumns)
    }
    let unseen = PredictionWriter.unseen(predictions)
    if !unseen.isEmpty {
      writer.raw(#","unseen":{"#)
      for (index, column) in unseen.enumerated() {
        if index > 0 { writer.raw(JSONReader.comma) }
        writer.key(column.name)
        writer.int(column.rows)
      }
      writer.raw(JSONReader.recordEnd)
    }
    writer.raw(#","request_id":""#)
    writer.raw(request)
    writer.raw("\"}")
    return writer.bytes
  }

  /// The columns that held what training had not seen, by name, and in how many rows.
  private static func unseen(_ predictions: [Prediction]) -> [(name: String, rows: Int)] {
    guard predictions.contains(where: { !$0.unseen.isEmpty }) else { return [] }
    var counts: [String: Int] = [:]
    for prediction in predictions { for name in Set(prediction.unseen) { counts[name, default: 0] += 1 } }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// A line of the inference log after its time and latency; see `InferenceLog`.
  func logLine(_ row: [Scalar], _ prediction: Prediction, request: [UInt8], number: Int, extraColumns: Int) -> [UInt8] {
    var writer = JSONWriter(reserving: 256 + 24 * row.count)
    writer.raw(#","request":""#)
    writer.raw(request)
    writer.raw(#"","row_number":"#)
    writer.int(number)
    writer.raw(logVersion)
    writer.raw(#","prediction":"#)
    writer.scalar(prediction.value)
    writer.raw(#","probabilities":"#)
    probabilities(prediction, &writer)
    writer.raw(#","extra_columns":"#)
    writer.int(extraColumns)
    writer.raw(#","row":{"#)
    for (index, value) in row.enumerated() {
      if index > 0 { writer.raw(JSONReader.comma) }
      writer.raw(columnKeys[index])
      writer.scalar(value)
    }
    writer.raw("}}\n")
    return writer.bytes
  }

  private func probabilities(_ prediction: Prediction, _ writer: inout JSONWriter) {
    guard prediction.probabilities.count == classKeys.count, !classKeys.isEmpty else { writer.raw("null"); return }
    writer.raw(JSONReader.record)
    for (index, probability) in prediction.probabilities.enumerated() {
      if index > 0 { writer.raw(JSONReader.comma) }
      writer.raw(classKeys[index])
      writer.double(probability)
    }
    writer.raw(JSONReader.recordEnd)
  }

  private func beside(_ prediction: Prediction, _ writer: inout JSONWriter) {
    writer.raw(JSONReader.record)
    for (index, field) in prediction.also.enumerated() where index < alsoKeys.count {
      if index > 0 { writer.raw(JSONReader.comma) }
      writer.raw(alsoKeys[index])
      writer.scalar(field.value)
    }
    writer.raw(JSONReader.recordEnd)
  }

  private static func keys(_ names: [String]) -> [[UInt8]] {
    names.map { name in
      var writer = JSONWriter()
      writer.key(name)
      return writer.bytes
    }
  }
}
