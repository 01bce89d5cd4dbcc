import Calendar
import Engines
import Frames
import GRDB
import Learning
import Testing

@testable import Registry

@Suite struct RegistryVersionsTests {
  @Test("A new name makes a model, and its versions count from 1.")
  func counts() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    #expect(try registry.models() == [])
    let first = try registry.register(registration("a", note: "first try"), as: "loans")
    let second = try registry.register(registration("b"), as: "loans")
    #expect(try registry.register(registration("a"), as: "cars").number == 1)
    #expect([first.number, second.number] == [1, 2])
    #expect(try registry.versions(of: "loans").map(\.number) == [2, 1])
    #expect(try registry.models().map(\.name) == ["cars", "loans"])
    #expect(try registry.models().last?.newest == 2)
  }

  @Test("A version gives back all that was registered with it.")
  func keeps() throws {
    let bench = try Workbench()
    var wanted = registration("package bytes", note: "first try")
    let run = Run(
      started: Ticking().now(), status: .done, who: "ada", script: "a.mlops", code: "c0de",
      data: [.init("loans.csv", fingerprint: "f1", rows: 10_000)], parameters: ["seed": .int(7)],
      metrics: ["auc": .nan])
    wanted.run = run
    wanted.facts.metrics["loss"] = .infinity
    let made = try bench.open().register(wanted, as: "loans")
    let registry = try bench.open()
    let version = try registry.version("loans@1")
    #expect(version == made)
    #expect(version.facts == wanted.facts && version.task == .binary && version.note == "first try")
    #expect(version.who == "ada" && version.when.description == "2025-01-01T00:00:01Z")
    #expect(version.blob == SHA256.hex("package bytes") && version.size == 13)
    #expect(try registry.package(of: version) == Array("package bytes".utf8))
    let kept = try registry.run(run.id)
    #expect(kept.model == version.blob && kept.data == run.data && kept.parameters == run.parameters)
    #expect(kept.metrics["auc"]?.isNaN == true)
  }

  @Test("The same registration again is the version that it already is; another note is another version.")
  func again() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    let first = try registry.register(registration("a"), as: "loans")
    #expect(try registry.register(registration("a"), as: "loans") == first)
    #expect(try registry.register(registration("a", note: "now with a note"), as: "loans").number == 2)
    #expect(try registry.versions(of: "loans").count == 2)
  }

  @Test("A reference finds its version: by number, by alias, the newest, the one in production.")
  func references() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    for text in ["a", "b", "c"] { try registry.register(registration(text), as: "loans") }
    #expect(try registry.version("loans").number == 3)
    try registry.promote(ModelReference("loans", .number(2)))
    for (text, number) in [("loans@1", 1), ("loans/1", 1), ("loans@latest", 3), ("loans@production", 2), ("loans", 2)] {
      #expect(try registry.version(text).number == number, "\(text)")
    }
    #expect(try registry.version("loans@2").stage == "production")
    #expect(try registry.version("loans@3").stage == "registered")
  }

  @Test(
    "What is not there is said, with what is.",
    arguments: [
      ("lons", "W004", "there is no model `lons`", "did you mean `loans`?  (models: cars, loans)"),
      ("loans@7", "W005", "there is no `loans@7`", "its newest version is 1"),
      (
        "loans@producton", "W005", "no version of `loans` is `producton`",
        "did you mean `loans@production`?  (aliases: production)"
      ),
      ("cars@production", "W005", "no version of `cars` is `production`", "`promote` gives a version an alias"),
      (
        "loans@", "W002", "this does not name a version of a model",
        "write \"loans\", \"loans@production\" or \"loans@3\""
      ),
    ])
  func absent(text: String, code: String, message: String, help: String) throws {
    let bench = try Workbench()
    let registry = try bench.open()
    try registry.promote(registry.register(registration("a"), as: "loans"))
    try registry.register(registration("a"), as: "cars")
    #expect(fault { _ = try registry.version(text) } == Fault(code, message, subject: text, help: help))
  }

  @Test(
    "A name that could be a path or a tag is refused and nothing is made.",
    arguments: [
      "../x", "a b", "", ".hidden", "é", String(repeating: "a", count: 101), "a\u{1B}[31m", "<b>",
    ])
  func names(name: String) throws {
    let bench = try Workbench()
    let registry = try bench.open()
    #expect(fault { try registry.register(registration("a"), as: name) }?.code == "W001")
    #expect(try registry.models() == [])
  }

  @Test("A blob that was altered is never given out, is put aside, and can be registered anew.")
  func altered() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    let version = try registry.register(registration("good bytes"), as: "loans")
    let path = registry.blobs.path(version.blob)
    try Files.replace(path, with: Array("evil bytes".utf8))
    #expect(fault { _ = try registry.package(of: version) }?.code == "W021")
    #expect(Files.exists(registry.blobs.quarantined(version.blob)))
    let found = fault { _ = try registry.package(of: version) }
    #expect(found?.code == "W020" && found?.message.contains("quarantine") == true)
    #expect(try registry.audit().first?.action == "quarantine")
    #expect(fault { try registry.promote(version) }?.code == "W020")
    #expect(try registry.check().count == 1)
    #expect(try registry.register(registration("good bytes"), as: "loans").number == 1)
    #expect(try registry.package(of: version) == Array("good bytes".utf8))
  }

  @Test("A thousand versions are listed in milliseconds, and a version is made and promoted in a few.")
  func speed() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    let clock = ContinuousClock()
    let making = try clock.measure { for i in 0..<50 { try registry.register(registration("\(i)"), as: "loans") } }
    try registry.store.write { db in
      try db.execute(
        sql: """
          INSERT INTO versions (model, number, run, blob, size, task, note, who, at, details)
          SELECT model, number + 50 * step, run, blob, size, task, note, who, at, details FROM versions,
            (WITH RECURSIVE s(step) AS (SELECT 1 UNION ALL SELECT step + 1 FROM s WHERE step < 19) SELECT step FROM s)
          """)
    }
    var listed = 0
    let listing = try clock.measure { listed = try registry.versions(of: "loans").count }
    #expect(listed == 1000)
    let promoting = try clock.measure {
      for i in 1...50 { try registry.promote(ModelReference("loans", .number(i))) }
    }
    let asking = try clock.measure { for _ in 0..<1000 { _ = try registry.changeCounter() } }
    print("make \(making / 50), list \(listing), promote \(promoting / 50), counter \(asking / 1000)")
    // Generous, for machines that do something else at the same time; the printed line is what is measured.
    #expect(listing < .seconds(1))
    #expect(making / 50 < .milliseconds(300))
  }
}
