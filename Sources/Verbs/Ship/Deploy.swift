import Language
import Registry
import Serving

extension Verb {
  static let deploy = Verb(
    "deploy", "Serve a version over HTTP; an endpoint that names an alias follows it.", effect: .changesWorkspace,
    example: "deploy \"plans@production\"",
    Parameter<VersionChoice>("version", "a version, or a reference such as \"loans@production\""),
    Parameter<String?>("name", "the endpoint's name; the model's when none is given", default: nil)
  ) { session, choice, name in
    try session.refuseInSandbox(
      "server", help: "deploy without --sandbox: the server works on when the script has ended")
    let endpoint = try session.registry().deploy(choice.reference, as: name)
    let client = try session.client()
    let status = try session.work("deploying") { try client.reload() }
    if let problem = status.problems.first(where: { $0.what == endpoint.name }) { throw problem.fault }
    return EndpointObject(endpoint, url: client.url)
  }
}

extension Session {
  /// The workspace's server, started in the background when none runs.
  func client() throws -> ServerClient {
    try refuseInSandbox(
      "network, and endpoints answer over it", help: "ask the version itself: `predict \"loans@1\", …`")
    _ = try registry()
    let workspace = workspace
    let launcher = Launcher(executable: options.executable)
    return try work("starting the server") { try ServerClient.ensureRunning(workspace, launcher: launcher) }
  }
}
