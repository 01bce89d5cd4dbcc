import NIOCore

/// What one request leaves in the inference log: a line for each of its rows, but for the two facts that are known only
/// when the line is written, the time and the latency, which come first.
struct LogRecord: Sendable {
  /// The endpoint, whose folder the lines go to.
  var endpoint: String
  /// Each line from its third field to its end, the line break included.
  var lines: [[UInt8]]
  /// When the request's head was read.
  var began: NIODeadline
}
