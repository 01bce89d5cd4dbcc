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
