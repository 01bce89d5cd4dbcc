import Engines
import Testing

@testable import Registry

@Suite struct RegistryEndpointsTests {
  @Test("Deploying wants an endpoint under the model's name, which follows production.")
  func deploys() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    try registry.promote(registry.register(registration("a"), as: "loans"))
    try registry.deploy(ModelReference("loans"))
    try registry.deploy(ModelReference("loans", .number(1)), as: "loans-frozen")
    let endpoints = try registry.endpoints().map { "\($0.name) \($0.target)" }
    #expect(endpoints == ["loans loans@production", "loans-frozen loans@1"])
    #expect(try bench.open().endpoints() == registry.endpoints())
  }

  @Test("An endpoint that is not wanted any more is kept as stopped.")
  func undeploys() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    try registry.promote(registry.register(registration("a"), as: "loans"))
    try registry.deploy(ModelReference("loans"))
    try registry.undeploy("loans")
    #expect(try registry.endpoints() == [])
    #expect(try registry.endpoints(.stopped).map(\.name) == ["loans"])
    #expect(fault { try registry.undeploy("loans") }?.code == "W008")
    try registry.deploy(ModelReference("loans"))
    #expect(try registry.endpoints().count == 1)
  }

  @Test("What cannot be served is not deployed.")
  func refuses() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    try registry.register(registration("a"), as: "loans")
    let found = fault { try registry.deploy(ModelReference("loans")) }
    #expect(found?.code == "W005" && found?.message == "no version of `loans` is `production`")
    #expect(fault { try registry.deploy(ModelReference("loans", .number(1)), as: "../x") }?.code == "W001")
    #expect(try registry.endpoints(nil) == [])
  }
}
