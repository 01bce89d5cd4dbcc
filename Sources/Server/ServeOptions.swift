import Engines
public import Registry

/// How the workspace's server is started.
public struct ServeOptions: Sendable {
  public var workspace: Workspace
  /// 0 takes a free one.
  public var port: Int
  /// True where the process has no terminal of its own: its words go to `server.log`.
  public var isBackground: Bool

  /// Refuses every address but this machine's own: B002.
  public init(
    workspace: Workspace, port: Int = 0, address: String = "127.0.0.1", isBackground: Bool = false
  ) throws {
    guard ["127.0.0.1", "localhost"].contains(address) else {
      throw Fault(
        "B002", "the server listens on 127.0.0.1 only, and `\(address)` is wider", subject: address,
        help: "put a proxy with TLS and tokens in front of it to reach it from other machines")
    }
    guard (0...65535).contains(port) else {
      throw Fault("B002", "a port is a number from 1 to 65535, and 0 takes a free one", subject: String(port))
    }
    self.workspace = workspace
    self.port = port
    self.isBackground = isBackground
  }
}
