import Engines
import Testing

@testable import Registry

@Suite struct RegistryAliasesTests {
  /// A registry with so many versions of `loans`, and what is in production.
  private func registry(_ count: Int) throws -> (Workbench, Registry, () throws -> Int) {
    let bench = try Workbench()
    let registry = try bench.open()
    for i in 0..<count { try registry.register(registration("\(i)"), as: "loans") }
    return (bench, registry, { try registry.version("loans@production").number })
  }

  private func reference(_ number: Int) -> ModelReference { ModelReference("loans", .number(number)) }

  @Test("Rollback goes to the version before, again one further back, and never forward.")
  func backwards() throws {
    let (bench, registry, production) = try registry(4)
    defer { withExtendedLifetime(bench) {} }
    for number in 1...3 { try registry.promote(reference(number)) }
    #expect(try registry.rollback("loans").number == 2)
    #expect(try registry.rollback("loans").number == 1)
    let found = fault { try registry.rollback("loans") }
    #expect(found?.code == "W007")
    #expect(try production() == 1)
    try registry.promote(reference(4))
    #expect(try registry.rollback("loans").number == 1, "what was rolled back is not before the newcomer")
  }

  @Test("Rollback to a number is exact, and what lay before that place lies before it again.")
  func exact() throws {
    let (bench, registry, production) = try registry(4)
    defer { withExtendedLifetime(bench) {} }
    for number in 1...4 { try registry.promote(reference(number)) }
    #expect(try registry.rollback("loans", to: 2).number == 2)
    #expect(try registry.rollback("loans").number == 1)
    #expect(try registry.rollback("loans", to: 3).number == 3)
    #expect(try registry.rollback("loans").number == 1)
    #expect(fault { try registry.rollback("loans", to: 9) }?.code == "W005")
    #expect(try production() == 1)
  }

  @Test("Promoting what is promoted changes nothing.")
  func again() throws {
    let (bench, registry, _) = try registry(2)
    defer { withExtendedLifetime(bench) {} }
    try registry.promote(reference(1))
    try registry.promote(reference(2))
    let counter = try registry.changeCounter()
    try registry.promote(reference(2))
    #expect(try registry.changeCounter() == counter)
    #expect(try registry.rollback("loans").number == 1)
  }

  @Test("Aliases of different names and models move by themselves.")
  func apart() throws {
    let (bench, registry, _) = try registry(2)
    defer { withExtendedLifetime(bench) {} }
    try registry.register(registration("x"), as: "cars")
    try registry.promote(reference(1))
    try registry.promote(reference(2), to: "staging")
    try registry.promote(ModelReference("cars"), to: "production")
    #expect(
      try registry.aliases().map { "\($0.model)@\($0.name) \($0.version)" } == [
        "cars@production 1", "loans@production 1", "loans@staging 2",
      ])
    #expect(try registry.models().last?.aliases == ["production": 1, "staging": 2])
    #expect(fault { try registry.rollback("cars") }?.code == "W007")
    #expect(fault { try registry.rollback("lons") }?.code == "W004")
  }

  @Test("The history tells every move, by whom, from where and to where.")
  func history() throws {
    let (bench, registry, _) = try registry(2)
    defer { withExtendedLifetime(bench) {} }
    try registry.promote(reference(1))
    try registry.promote(reference(2))
    try registry.rollback("loans")
    let moves = try registry.history(of: "loans").map { "\($0.kind) \($0.from ?? 0) \($0.to) \($0.who)" }
    #expect(moves == ["rollback 2 1 ada", "promote 1 2 ada", "promote 0 1 ada"])
    #expect(try registry.version("loans@2").stage == "was production")
    #expect(fault { _ = try registry.history(of: "lons") }?.code == "W004")
  }

  @Test("An alias may not read as a number or as the newest.", arguments: ["3", "latest", "a/b", ""])
  func names(alias: String) throws {
    let (bench, registry, _) = try registry(1)
    defer { withExtendedLifetime(bench) {} }
    #expect(fault { try registry.promote(reference(1), to: alias) }?.code == "W001")
  }

  @Test("Another connection sees a promotion and a rollback at once.")
  func seen() throws {
    let (bench, registry, _) = try registry(2)
    let server = try bench.open()
    let before = try server.changeCounter()
    try registry.promote(reference(1))
    #expect(try server.changeCounter() > before)
    #expect(try server.version("loans@production").number == 1)
    try registry.promote(reference(2))
    try registry.rollback("loans")
    #expect(try server.version("loans@production").number == 1)
  }
}
