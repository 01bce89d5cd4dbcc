import Engines
public import Frames
import Glibc
import NIOHTTP1
public import Registry

/// Asks the workspace's server: the way of the verbs and of `mlops status` and `mlops stop`. Every call waits for its
/// answer, and what goes wrong is a `Fault`.
public struct ServerClient: Sendable {
  public let workspace: Workspace
  public let record: ServerRecord

  /// Rows that go into one request.
  static let rowsInRequest = 1000

  /// The address that a person may open or give to `curl`.
  public var url: String { "http://127.0.0.1:\(record.port)" }

  /// The server that runs now, none where none runs. A record that a dead server left is not believed: only the process
  /// that holds the workspace's server lock is the server.
  public static func running(_ workspace: Workspace) -> ServerClient? {
    guard let holder = ServerLock.holder(workspace), let record = ServerRecord.read(workspace), record.pid == holder
    else { return nil }
    return ServerClient(workspace: workspace, record: record)
  }

  /// The server that runs, or the one that is started now in the background; H030 when it is not ready within
  /// `patience`.
  public static func ensureRunning(
    _ workspace: Workspace, launcher: Launcher = .own, patience: Duration = .seconds(15)
  ) throws -> ServerClient {
    if let client = running(workspace) { return client }
    let deadline = ContinuousClock.now + patience
    let child = try launcher.launch(workspace)
    while ContinuousClock.now < deadline {
      if let client = running(workspace) { return client }
      try Watch.current.check()
      var status: Int32 = 0
      // A child that ends well found another server; that one may still be on its way up.
      if waitpid(child, &status, WNOHANG) == child, status != 0 { break }
      usleep(2000)
    }
    throw Fault(
      "H030", "the workspace server did not start" + lastWords(workspace), subject: workspace.folder,
      help: "run `mlops serve` to see it start in front; its log is \(workspace.folder)/server.log")
  }

  /// Scores rows of raw cells under the given column names.
  public func predict(_ endpoint: String, columns: [String], rows: [[Scalar]]) throws -> Answers {
    try Name.check(endpoint, as: "endpoint")
    guard !rows.isEmpty else { throw Fault("H006", "there are no rows to predict", help: "give at least one row") }
    var answers: Answers?
    var start = 0
    let watch = Watch.current
    while start < rows.count {
      try watch.check()
      watch.tell(Progress("predicting", done: Double(start), of: Double(rows.count), .rows))
      let part = rows[start..<min(rows.count, start + ServerClient.rowsInRequest)]
      let body = try ServerClient.body(columns, part, first: start)
      let answer = try Answers(
        ask(.POST, "/models/\(endpoint)/predict", headers: [("content-type", "application/json")], body: body))
      if answers == nil { answers = answer } else { answers?.append(answer) }
      start += part.count
    }
    guard let answers, answers.predictions.count == rows.count else { throw ServerClient.notUnderstood }
    return answers
  }

  public func status() throws -> ServerStatus { try ServerStatus(ask(.GET, "/endpoints"), port: record.port) }

  /// Makes the server do now what the registry wants, and says how it stands then.
  @discardableResult
  public func reload() throws -> ServerStatus {
    try ServerStatus(ask(.POST, "/control/reload", headers: [authorization()]), port: record.port)
  }

  /// Ends the server: requests that have begun are answered. Returns when it is gone; a server that does not listen
  /// gets SIGTERM.
  public func stop(patience: Duration = .seconds(15)) throws {
    let deadline = ContinuousClock.now + patience
    do { _ = try ask(.POST, "/control/stop", headers: [authorization()]) } catch {
      guard ServerLock.holder(workspace) == record.pid else { return }
      kill(pid_t(truncatingIfNeeded: record.pid), SIGTERM)
    }
    while ServerLock.holder(workspace) == record.pid {
      guard ContinuousClock.now < deadline else {
        throw Fault("H037", "the workspace server (process \(record.pid)) does not end", help: "kill \(record.pid)")
      }
      usleep(2000)
    }
  }

  static let notUnderstood = Fault(
    "H034", "the workspace server gave an answer that this program does not understand",
    help: "end it with `mlops stop`; the next command starts this program's own")

  private func authorization() throws -> (String, String) {
    guard let token = try Files.read(record.tokenPath) else {
      throw Fault(
        "H014", "the server's token `\(record.tokenPath)` is gone", help: "run `kill \(record.pid)` and go on")
    }
    return ("authorization", "Bearer " + String(decoding: token.filter { $0 > 0x20 }, as: UTF8.self))
  }

  private func ask(
    _ method: HTTPMethod, _ path: String, headers: [(String, String)] = [], body: [UInt8] = []
  ) throws -> JSON {
    let (status, answer) = try HTTPClient(port: record.port).send(method, path, headers: headers, body: body)
    let json = try JSON(answer)
    guard (200..<300).contains(status) else {
      guard let error = json["error"], let code = error["code"]?.text, let message = error["message"]?.text else {
        throw ServerClient.notUnderstood
      }
      throw Fault(code, message, subject: error["subject"]?.text, help: error["help"]?.text)
    }
    return json
  }

  private static func body(_ columns: [String], _ rows: ArraySlice<[Scalar]>, first: Int) throws -> [UInt8] {
    var writer = JSONWriter(reserving: rows.count * columns.count * 24)
    for (index, row) in rows.enumerated() {
      for (name, value) in zip(columns, row) {
        if case .double(let number) = value, number.isInfinite {
          throw Fault(
            "H036", "row \(first + index + 1), column `\(name)`: an infinite number cannot be sent to an endpoint",
            subject: name, help: "filter such rows, or make the number missing")
        }
      }
    }
    writer.list(Array(rows)) { writer, row in
      writer.record(Array(zip(columns, row))) { writer, cell in
        writer.key(cell.0)
        writer.scalar(cell.1)
      }
    }
    return writer.bytes
  }

  /// The end of the server's log, for the message of a start that failed.
  private static func lastWords(_ workspace: Workspace) -> String {
    guard let log = try? Files.read(workspace.folder + "/server.log") else { return "" }
    let line = String(decoding: log.suffix(2000), as: UTF8.self).split(separator: "\n").last.map(String.init) ?? ""
    return line.isEmpty ? "" : ": " + line
  }
}
