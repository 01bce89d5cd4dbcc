import NIOCore
import NIOHTTP1

/// A request that passed the gate, with its body in memory.
struct Request: Sendable {
  var method: HTTPMethod
  var headers: HTTPHeaders
  /// The parts of the path that the route's pattern leaves open, such as a model's name; each is a valid name.
  var names: [String]
  var body: [UInt8] = []
  /// The request's own id, in every answer and every line of the inference log.
  var id: [UInt8]
  /// When its head was read.
  var began: NIODeadline
}
