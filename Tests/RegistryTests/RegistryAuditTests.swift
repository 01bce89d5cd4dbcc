import Engines
import GRDB
import Testing

@testable import Registry

@Suite struct RegistryAuditTests {
  private func filled() throws -> Workbench {
    let bench = try Workbench()
    let registry = try bench.open()
    for text in ["a", "b", "c"] { try registry.promote(registry.register(registration(text), as: "loans")) }
    try registry.deploy(ModelReference("loans"))
    try registry.close()
    return bench
  }

  @Test("Each change adds a line that says who did what to what.")
  func lines() throws {
    let bench = try filled()
    let registry = try bench.open()
    #expect(try registry.verifyAudit() == 7)
    let entries = try registry.audit()
    #expect(
      entries.first.map { "\($0.sequence) \($0.who) \($0.action) \($0.subject) \($0.detail)" }
        == "7 ada deploy loans loans@production")
    #expect(entries.map(\.action) == ["deploy", "promote", "register", "promote", "register", "promote", "register"])
    #expect(try registry.changeCounter() == 7)
  }

  @Test("The file itself refuses edits of the log.")
  func grows() throws {
    let bench = try filled()
    for sql in ["UPDATE audit SET who = 'eve'", "DELETE FROM audit WHERE sequence = 7"] {
      #expect(throws: DatabaseError.self) { try StoreTests.outside(bench, sql) }
    }
  }

  @Test(
    "Edits, deletions, a new order and a cut tail are found, though the guards be removed.",
    arguments: [
      "UPDATE audit SET who = 'eve' WHERE sequence = 3",
      "UPDATE audit SET detail = detail || ' ' WHERE sequence = 7",
      "DELETE FROM audit WHERE sequence = 4",
      "DELETE FROM audit WHERE sequence = 1",
      "DELETE FROM audit WHERE sequence = 7",
      "UPDATE audit SET sequence = 100 WHERE sequence = 2; UPDATE audit SET sequence = 2 WHERE sequence = 3; "
        + "UPDATE audit SET sequence = 3 WHERE sequence = 100",
      "DELETE FROM audit WHERE sequence = 7; UPDATE audit_head SET sequence = 6, "
        + "hash = (SELECT hash FROM audit WHERE sequence = 6)",
      "DELETE FROM audit; DELETE FROM audit_head",
    ])
  func tampering(sql: String) throws {
    let bench = try filled()
    try StoreTests.outside(bench, "DROP TRIGGER audit_stays; DROP TRIGGER audit_keeps; \(sql)")
    let registry = try bench.open()
    #expect(fault { try registry.verifyAudit() }?.code == "W022")
    #expect(try registry.check().count == 1)
  }

  @Test("Fields cannot be shifted between each other without a new hash.")
  func fields() throws {
    func hash(_ action: String, _ subject: String) -> String {
      AuditEntry.hash(
        sequence: 1, when: Ticking().now(), who: "ada", action: action, subject: subject, detail: "", previous: "")
    }
    #expect(hash("ab", "c") != hash("a", "bc"))
  }
}
