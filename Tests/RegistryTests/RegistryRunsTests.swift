import Engines
import Frames
import Testing

@testable import Registry

@Suite struct RegistryRunsTests {
  @Test("A run is recorded when it begins and again when it ends.")
  func ends() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    let clock = Ticking().now
    var run = try registry.record(Run(started: clock(), who: "ada", host: "lab", parameters: ["seed": .int(7)]))
    #expect(try registry.runs().map(\.status) == [.running])
    run.status = .done
    run.ended = clock()
    run.metrics = ["auc": 0.8]
    try registry.record(run, model: Array("m".utf8))
    let kept = try registry.run(run.id)
    #expect(try registry.runs().count == 1)
    #expect(kept.status == .done && kept.metrics == ["auc": 0.8] && kept.ended == run.ended)
    #expect(kept.model == SHA256.hex("m"))
    #expect(try registry.collectOrphans() == [], "the model of a run is no orphan")
  }

  @Test("Runs are listed newest first, by status and by time.")
  func lists() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    let clock = Ticking().now
    let times = (0..<4).map { _ in clock() }
    for (i, time) in times.enumerated() {
      try registry.record(Run(id: "r\(i)", started: time, status: i == 2 ? .failed : .done, who: "ada"))
    }
    #expect(try registry.runs().map(\.id) == ["r3", "r2", "r1", "r0"])
    #expect(try registry.runs(status: .failed).map(\.id) == ["r2"])
    #expect(try registry.runs(since: times[2]).map(\.id) == ["r3", "r2"])
    #expect(try registry.runs(limit: 1).map(\.id) == ["r3"])
  }

  @Test("Runs of an experiment are found by its name, which is a name like any other.")
  func experiments() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    let now = Ticking().now
    try registry.record(Run(id: "r1", started: now(), who: "ada", experiment: "trees"))
    try registry.record(Run(id: "r2", started: now(), who: "ada"))
    #expect(try registry.runs(experiment: "trees").map(\.id) == ["r1"])
    #expect(try registry.run("r1").experiment == "trees" && registry.runs().count == 2)
    let fault = try #require(throws: Fault.self) {
      try registry.record(Run(started: now(), who: "ada", experiment: "../x"))
    }
    #expect(fault.code == "W001" && fault.message.contains("an experiment"))
  }

  @Test("A registry of the format before experiments is brought up to date.")
  func older() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    try registry.record(Run(id: "r1", started: Ticking().now(), who: "ada"))
    try registry.close()
    try StoreTests.outside(
      bench,
      "DROP INDEX runs_experiment; ALTER TABLE runs DROP COLUMN experiment; DROP TABLE snapshots; DROP TABLE judgements; "
        + "DROP TABLE policies; DROP TABLE bookmarks; PRAGMA user_version = 1")
    #expect(try bench.open().run("r1").experiment == nil)
  }

  @Test("The beginning of an id is enough where it names one run.")
  func prefixes() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    for id in ["rabcde1", "rabcdf2", "rabcdf", "zz"] {
      try registry.record(Run(id: id, started: Ticking().now(), who: "ada"))
    }
    #expect(try registry.run("rabcde").id == "rabcde1")
    #expect(try registry.run("rabcdf").id == "rabcdf")
    #expect(fault { _ = try registry.run("rabcd") }?.message == "more than one run begins with `rabcd`")
    #expect(fault { _ = try registry.run("z") }?.message == "there is no run `z`", "a letter is no id")
    #expect(fault { _ = try registry.run("x%") }?.message == "there is no run `x%`")
  }
}
