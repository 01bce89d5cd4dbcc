import Dispatch
public import Engines
import NIOCore
public import Registry
import Synchronization

/// Every prediction that was given, as lines of JSON in `inference/ENDPOINT/NUMBER.jsonl` of the workspace.
///
/// A line holds time, latency in microseconds, request id, row number in the request, model, version, prediction,
/// probabilities, the number of extra columns, and the raw row. Lines are handed to the kernel before the answer is
/// sent, so that a killed server loses nothing that a client has seen; a lost machine may lose the last seconds.
public final class InferenceLog: Sendable {
  /// Files end at this size in bytes, and the next one begins.
  public static let segmentSize = 64_000_000
  /// Bytes kept in memory while the disk takes none; what comes beyond is counted and dropped.
  static let backlogSize = 16_000_000

  private struct Writer {
    var segments: [String: LogSegment] = [:]
    /// Lines that the disk did not take yet, by endpoint.
    var backlog: [String: [UInt8]] = [:]
    var backlogSize = 0
    var dropped = 0
    var problem: Fault?
    /// After a failure the disk is asked again a second later, not by every request.
    var retry = NIODeadline.distantPast
    var isClosed = false
  }

  let folder: String
  private let segmentSize: Int
  private let writer = Mutex(Writer())

  public init(folder: String, segmentSize: Int = InferenceLog.segmentSize) {
    self.folder = folder
    self.segmentSize = segmentSize
  }

  /// What keeps lines from the disk now, none where all are written.
  public var problem: Fault? { writer.withLock { $0.problem } }

  /// Lines that are lost because the disk took none for too long.
  public var droppedLines: Int { writer.withLock { $0.dropped } }

  /// The pattern of an endpoint's files, in the order of their names, as DuckDB's `read_json` takes it.
  public static func pattern(_ workspace: Workspace, endpoint: String) -> String {
    "\(workspace.inference)/\(endpoint)/*.jsonl"
  }

  /// Writes the lines of several requests, one system call an endpoint; false where some wait in memory instead.
  func write(_ records: [LogRecord], time: [UInt8]) -> Bool {
    let now = NIODeadline.now()
    var endpoint = ""
    var bytes: [UInt8] = []
    bytes.reserveCapacity(records.reduce(0) { $0 + $1.lines.reduce(0) { $0 + $1.count + 64 } })
    var isWritten = true
    for record in records {
      if record.endpoint != endpoint {
        if !bytes.isEmpty { isWritten = append(bytes, to: endpoint) && isWritten }
        bytes.removeAll(keepingCapacity: true)
        endpoint = record.endpoint
      }
      let latency = Array(String(max(0, (now - record.began).nanoseconds / 1000)).utf8)
      for line in record.lines {
        bytes += Self.timeKey
        bytes += time
        bytes += Self.latencyKey
        bytes += latency
        bytes += line
      }
    }
    if !bytes.isEmpty { isWritten = append(bytes, to: endpoint) && isWritten }
    return isWritten
  }

  /// Closes the files; lines that come after are kept from the disk.
  public func close() {
    writer.withLock { writer in
      for segment in writer.segments.values { segment.close() }
      writer.segments = [:]
      writer.isClosed = true
    }
  }

  private func append(_ bytes: [UInt8], to endpoint: String) -> Bool {
    writer.withLock { writer in
      do {
        guard !writer.isClosed else { throw Fault("H035", "the inference log is closed") }
        if let problem = writer.problem, NIODeadline.now() < writer.retry { throw problem }
        if var waiting = writer.backlog[endpoint] {
          waiting += bytes
          try put(waiting, endpoint, &writer)
          writer.backlogSize -= waiting.count - bytes.count
          writer.backlog[endpoint] = nil
        } else {
          try put(bytes, endpoint, &writer)
        }
        if writer.backlog.isEmpty { writer.problem = nil }
        return true
      } catch {
        if NIODeadline.now() >= writer.retry { writer.retry = .now() + .seconds(1) }
        writer.problem = error as? Fault
        if writer.backlogSize + bytes.count <= Self.backlogSize {
          writer.backlog[endpoint, default: []] += bytes
          writer.backlogSize += bytes.count
        } else {
          writer.dropped += bytes.count { $0 == UInt8(ascii: "\n") }
        }
        return false
      }
    }
  }

  private func put(_ bytes: [UInt8], _ endpoint: String, _ writer: inout Writer) throws {
    if writer.segments[endpoint] == nil { writer.segments[endpoint] = try open(endpoint, after: nil) }
    if let full = writer.segments[endpoint], full.size + bytes.count > segmentSize, full.size > 0 {
      writer.segments[endpoint] = try open(endpoint, after: full.path)
      // The disk may take a tenth of a second for it, which no request should wait.
      DispatchQueue.global(qos: .utility).async { full.close() }
    }
    try writer.segments[endpoint]?.append(bytes)
  }

  /// The newest file of the endpoint, or the one after the file that is full.
  private func open(_ endpoint: String, after full: String?) throws -> LogSegment {
    let home = "\(folder)/\(endpoint)"
    if !Files.isFolder(home) { try Files.makeFolder(home) }
    let numbers = Files.names(in: home).compactMap { name in
      name.hasSuffix(".jsonl") ? Int(name.dropLast(6)) : nil
    }
    let newest = numbers.max() ?? 0
    let number = full == nil ? max(1, newest) : newest + 1
    let digits = String(number)
    return try LogSegment(path: "\(home)/\(String(repeating: "0", count: max(0, 8 - digits.count)))\(digits).jsonl")
  }

  private static let timeKey = Array(#"{"time":""#.utf8)
  private static let latencyKey = Array(#"","latency_us":"#.utf8)
}
