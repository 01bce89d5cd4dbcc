import Frames
import Learning
import NIOCore
import NIOHTTP1

/// `POST /models/NAME/predict`: raw rows in, predictions out.
struct PredictRoute: Sendable {
  let table: EndpointTable
  let limits: Limits

  var route: Route { Route(.POST, "/models/*/predict", role: .predictor, .quick(answer)) }

  @Sendable private func answer(_ request: Request) throws -> Answer {
    let name = request.names.first ?? ""
    guard let endpoint = table[name] else { throw table.unknown(name) }
    do { return try answer(request, endpoint) } catch {
      let refusal = Refusal(error)
      endpoint.statistics.refused(status: refusal.status)
      throw refusal
    }
  }

  private func answer(_ request: Request, _ endpoint: Endpoint) throws -> Answer {
    let began = NIODeadline.now()
    let batch = try endpoint.reader.rows(request.body, limit: limits.rows)
    let predictions = try endpoint.predict(batch.rows)
    let extra = batch.extraColumns.count
    var answer = Answer(body: endpoint.writer.answer(predictions, request: request.id, extraColumns: extra))
    var lines: [[UInt8]] = []
    lines.reserveCapacity(batch.rows.count)
    for (index, (row, prediction)) in zip(batch.rows, predictions).enumerated() {
      lines.append(
        endpoint.writer.logLine(row, prediction, request: request.id, number: index + 1, extraColumns: extra))
    }
    answer.record = LogRecord(endpoint: endpoint.name, lines: lines, began: request.began)
    endpoint.statistics.answered(
      rows: batch.rows.count, unseen: predictions.reduce(0) { $0 + ($1.unseen.isEmpty ? 0 : 1) },
      microseconds: (NIODeadline.now() - began).nanoseconds / 1000)
    return answer
  }
}
