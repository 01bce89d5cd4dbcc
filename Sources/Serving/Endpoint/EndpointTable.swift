public import Engines
public import Registry
import Synchronization

/// The endpoints that are served, by name, and how they are brought to what the registry wants.
///
/// A request takes the endpoint that stands here at its beginning and keeps it to its end, so a swap fails nobody. What
/// cannot be loaded leaves the version before it in its place.
public final class EndpointTable: Sendable {
  private struct State {
    var endpoints: [String: Endpoint] = [:]
    var statistics: [String: Statistics] = [:]
    /// Why an endpoint is not as it is wanted.
    var problems: [String: Fault] = [:]
    var registryProblem: Fault?
  }

  private let state = Mutex(State())

  public init() {}

  public var endpoints: [Endpoint] { state.withLock { $0.endpoints.values.sorted { $0.name < $1.name } } }

  public var problems: [String: Fault] { state.withLock { $0.problems } }

  /// Why the registry cannot be asked now; what is served goes on from memory.
  public var registryProblem: Fault? { state.withLock { $0.registryProblem } }

  subscript(name: String) -> Endpoint? { state.withLock { $0.endpoints[name] } }

  /// Loads what is wanted and not served yet, puts it in place, and takes away what is wanted no more. Throws only when
  /// the registry itself cannot be read; then everything goes on as it was.
  public func reconcile(with registry: Registry) throws {
    try replace(registry.endpoints(), registry)
    state.withLock { $0.registryProblem = nil }
  }

  /// Keeps why the registry cannot be asked, for the status; what is served goes on.
  public func registryFailed(_ problem: Fault) { state.withLock { $0.registryProblem = problem } }

  /// A request for an endpoint that is not served: 404 with the nearest name, or why it could not be loaded.
  func unknown(_ name: String) -> Refusal {
    let names = endpoints.map(\.name)
    var help = names.isEmpty ? "none is deployed" : "endpoints: " + Nearest.list(names)
    if let near = Nearest.to(name, in: names) { help = "did you mean `\(near)`?  (\(help))" }
    if let problem = problems[name] { help = problem.description }
    return Refusal(404, "H010", "there is no endpoint `\(name)`", subject: name, help: help)
  }

  private func replace(_ desired: [DesiredEndpoint], _ registry: Registry) throws {
    var problems: [String: Fault] = [:]
    for wanted in desired {
      do {
        let version = try registry.version(wanted.target)
        if serves(wanted.name, version) { continue }
        let endpoint = try Endpoint(wanted.name, version, from: registry, statistics: statistics(wanted.name))
        state.withLock { $0.endpoints[wanted.name] = endpoint }
      } catch let fault as Fault {
        problems[wanted.name] = fault
      }
    }
    let names = Set(desired.map(\.name))
    state.withLock { [problems] in
      $0.endpoints = $0.endpoints.filter { names.contains($0.key) }
      $0.problems = problems
    }
  }

  private func serves(_ name: String, _ version: Version) -> Bool {
    guard let endpoint = self[name] else { return false }
    return endpoint.version.model == version.model && endpoint.version.number == version.number
      && endpoint.version.blob == version.blob
  }

  private func statistics(_ name: String) -> Statistics {
    state.withLock { state in
      if let known = state.statistics[name] { return known }
      let made = Statistics()
      state.statistics[name] = made
      return made
    }
  }
}
