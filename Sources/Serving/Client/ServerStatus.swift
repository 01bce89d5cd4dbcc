public import Engines

/// What the server says of itself and its endpoints.
public struct ServerStatus: Hashable, Sendable {
  /// One endpoint and what it has done since the server began.
  public struct Endpoint: Hashable, Sendable {
    public var name: String
    public var model: String
    public var version: Int
    public var requests: Int
    public var rows: Int
    public var refused: Int
    public var failed: Int
    /// Upper bounds of the scoring time, none before the first request.
    public var p50Microseconds: Int?
    public var p99Microseconds: Int?
  }

  /// What needs a person: an endpoint that cannot be loaded, a registry that cannot be read, a log that cannot be
  /// written.
  public struct Problem: Hashable, Sendable {
    public var what: String
    public var fault: Fault
  }

  public var pid: Int
  public var port: Int
  public var started: String
  public var endpoints: [Endpoint]
  public var problems: [Problem]

  init(_ json: JSON, port: Int) throws {
    guard let pid = json["pid"]?.int, let started = json["started"]?.text, let endpoints = json["endpoints"]?.list,
      let problems = json["problems"]?.list
    else { throw ServerClient.notUnderstood }
    self.pid = pid
    self.port = port
    self.started = started
    self.endpoints = try endpoints.map(Endpoint.init)
    self.problems = problems.map { problem in
      Problem(
        what: problem["what"]?.text ?? "",
        fault: Fault(problem["code"]?.text ?? "H034", problem["message"]?.text ?? "", help: problem["help"]?.text))
    }
  }
}

extension ServerStatus.Endpoint {
  init(_ json: JSON) throws {
    guard let name = json["name"]?.text, let model = json["model"]?.text, let version = json["version"]?.int else {
      throw ServerClient.notUnderstood
    }
    self.init(
      name: name, model: model, version: version, requests: json["requests"]?.int ?? 0, rows: json["rows"]?.int ?? 0,
      refused: json["refused"]?.int ?? 0, failed: json["failed"]?.int ?? 0, p50Microseconds: json["p50_us"]?.int,
      p99Microseconds: json["p99_us"]?.int)
  }
}
