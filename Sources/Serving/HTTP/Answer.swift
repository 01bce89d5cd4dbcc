import Engines
import NIOHTTP1

/// What a request gets: a status, a body of JSON, and what must be in the inference log before it is sent.
struct Answer: Sendable {
  var status = 200
  var headers: [(String, String)] = []
  var body: [UInt8]
  /// Lines of the inference log, none for what is not a prediction.
  var record: LogRecord?
  /// True where the connection ends after this answer.
  var closes = false

  init(_ status: Int = 200, body: [UInt8]) {
    self.status = status
    self.body = body
  }

  init(_ status: Int = 200, json: JSON) { self.init(status, body: json.bytes) }

  /// An error as JSON: code, message, subject, help and the request's id.
  init(_ refusal: Refusal, request: [UInt8]) {
    self.init(refusal.status, body: Answer.body(refusal.fault, request))
    headers = refusal.headers
    closes = refusal.closes
  }

  private static func body(_ fault: Fault, _ request: [UInt8]) -> [UInt8] {
    let error: JSON = [
      "code": .text(fault.code), "message": .text(fault.message), "subject": fault.subject.map { .text($0) } ?? .null,
      "help": fault.help.map { .text($0) } ?? .null,
    ]
    let body: JSON = ["error": error, "request_id": .text(String(decoding: request, as: UTF8.self))]
    return body.bytes
  }

  /// The head to send; `HEAD` requests get the same head as `GET`.
  func head(keepAlive: Bool) -> HTTPResponseHead {
    var fields = HTTPHeaders()
    fields.reserveCapacity(4 + headers.count)
    fields.add(name: "content-type", value: "application/json")
    fields.add(name: "content-length", value: String(body.count))
    fields.add(name: "x-content-type-options", value: "nosniff")
    for (name, value) in headers { fields.add(name: name, value: value) }
    if !keepAlive { fields.add(name: "connection", value: "close") }
    return HTTPResponseHead(version: .http1_1, status: HTTPResponseStatus(statusCode: status), headers: fields)
  }
}
