import Engines

/// A request that is not answered with predictions: the HTTP status and the reason in the user's words.
struct Refusal: Error, Sendable {
  var status: Int
  var fault: Fault
  /// What the answer's head must add, such as `Allow` and `Retry-After`.
  var headers: [(String, String)] = []
  /// True where the rest of the request cannot be read, so that the connection must end.
  var closes = false

  init(_ status: Int, _ fault: Fault, headers: [(String, String)] = [], closes: Bool = false) {
    self.status = status
    self.fault = fault
    self.headers = headers
    self.closes = closes
  }

  init(
    _ status: Int, _ code: String, _ message: String, subject: String? = nil, help: String? = nil,
    headers: [(String, String)] = [], closes: Bool = false
  ) {
    self.init(
      status, Fault(code, message, subject: subject, help: help), headers: headers, closes: closes)
  }

  /// Any error as a refusal: what is none yet, and no fault of ours either, says nothing of the inside.
  init(_ error: any Error) {
    switch error {
    case let refusal as Refusal: self = refusal
    case let fault as Fault: self.init(500, fault)
    default: self.init(500, "H020", "the server could not answer this request", help: "its log says why")
    }
  }
}
