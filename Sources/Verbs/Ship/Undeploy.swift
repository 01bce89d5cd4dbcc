import Language
import Registry

extension Verb {
  static let undeploy = Verb(
    "undeploy", "Take an endpoint down.", effect: .changesWorkspace, example: "undeploy \"loans\"",
    Parameter<String>("endpoint", "its name")
  ) { session, name in
    let endpoint = try session.registry().undeploy(name)
    session.screen.remark("`\(endpoint.name)` is no longer served")
    return Value.none
  }
}
