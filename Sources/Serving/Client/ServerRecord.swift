public import Registry

/// What a running server writes into `server.json` of its workspace, so that our own commands find it.
public struct ServerRecord: Hashable, Sendable {
  public var pid: Int
  public var port: Int
  /// A random text that `GET /health` repeats: a record whose server is gone is known by it, even when another program
  /// has its port or its process number.
  public var instance: String
  /// When the server began, in UTC.
  public var started: String
  /// The file with the token.
  public var tokenPath: String

  public init(pid: Int, port: Int, instance: String, started: String, tokenPath: String) {
    self.pid = pid
    self.port = port
    self.instance = instance
    self.started = started
    self.tokenPath = tokenPath
  }

  /// Reads the record of a workspace; none where there is none, or where it cannot be understood.
  public static func read(_ workspace: Workspace) -> ServerRecord? {
    guard let bytes = try? Files.read(workspace.server), let json = try? JSON(bytes), let pid = json["pid"]?.int,
      let port = json["port"]?.int, (1...65535).contains(port), let instance = json["instance"]?.text,
      let started = json["started"]?.text, let tokenPath = json["token"]?.text
    else { return nil }
    return ServerRecord(pid: pid, port: port, instance: instance, started: started, tokenPath: tokenPath)
  }

  /// Puts the record in its place, whole.
  public func write(_ workspace: Workspace) throws {
    let json: JSON = [
      "pid": .int(pid), "port": .int(port), "instance": .text(instance), "started": .text(started),
      "token": .text(tokenPath),
    ]
    try Files.replace(workspace.server, with: json.bytes + [UInt8(ascii: "\n")])
  }
}
