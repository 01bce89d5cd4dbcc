import Display
import Language
import Registry

/// An endpoint as a value.
final class EndpointObject: DomainObject {
  let endpoint: DesiredEndpoint
  let url: String

  init(_ endpoint: DesiredEndpoint, url: String) {
    self.endpoint = endpoint
    self.url = url
    super.init()
  }

  override var kind: String { "endpoint" }
  override var inline: String { "endpoint \(endpoint.name)" }
  override var fields: [(name: String, value: Value)] {
    [
      ("name", .text(endpoint.name)), ("serves", .text("\(endpoint.target)")),
      ("url", .text("\(url)/models/\(endpoint.name)/predict")), ("who", .text(endpoint.who)),
      ("when", .time(endpoint.when)),
    ]
  }

  override var passing: Set<String> { ["url", "who", "when"] }

  override func showable(_ session: Session) -> any Showable {
    Lines(text: ["`\(endpoint.name)` serves \(endpoint.target): POST \(url)/models/\(endpoint.name)/predict"])
  }
}
