import Dispatch
import Engines
import Synchronization
import Testing

/// Long work that is looked at and stopped from beside it.
struct WatchTests {
  @Test("Work tells how far it is to the watch of its thread, and to nobody without one.")
  func telling() throws {
    let watch = Watch()
    watch.run { Watch.current.tell(Progress("training", done: 3, of: 10, .rounds)) }
    #expect(watch.progress == Progress("training", done: 3, of: 10, .rounds))
    #expect(watch.progress?.share == 0.3)
    Watch.current.tell(Progress("nobody"))
    #expect(Watch.current.progress == nil)
    Watch.current.stop()
    try Watch.current.check()
  }

  @Test("A stop is seen by the work, by what it runs on other threads, and by what only a hook can stop.")
  func stopping() throws {
    let watch = Watch()
    let stopped = Atomic<Int>(0)
    let hook = { @Sendable in _ = stopped.wrappingAdd(1, ordering: .relaxed) }
    try watch.run {
      try Watch.current.check()
      try Watch.current.during(stop: hook, share: { nil }) { watch.stop() }
      #expect(throws: Fault.self) { try Watch.current.check() }
      #expect(throws: Fault.self) { try Watch.current.during(stop: hook, share: { nil }) {} }
      let (mine, theirs) = try Beside.run {
        Watch.current.isStopped
      } while: {
        Watch.current.isStopped
      }
      #expect(mine && theirs)
      #expect(try Beside.map(4, together: true) { _ in Watch.current.isStopped } == [true, true, true, true])
    }
    #expect(stopped.load(ordering: .relaxed) == 1)
    #expect(!Watch.current.isStopped)
  }

  @Test("A stage counts the share of its statement, and what was told before comes back.")
  func stages() throws {
    let watch = Watch()
    try watch.run {
      Watch.current.tell(Progress("sorting"))
      try Watch.current.during(stop: {}, share: { 0.25 }) {
        #expect(watch.progress == Progress("sorting", done: 25, of: 100))
        Watch.current.stage(Progress("reading a.csv", of: 4000, .bytes)) {
          #expect(watch.progress == Progress("reading a.csv", done: 1000, of: 4000, .bytes))
        }
        #expect(watch.progress?.work == "sorting")
      }
      #expect(watch.progress == Progress("sorting"))
    }
    #expect(watch.stages.map(\.work) == ["sorting", "reading a.csv"])
  }

  @Test("A long statement of the database tells its share and ends when it is stopped.")
  func database() throws {
    let connection = try DuckDatabase().connect()
    try connection.run("create table t as select hash(range) as i from range(15000000)")
    let watch = Watch()
    let ended = DispatchSemaphore(value: 0)
    let code = Mutex("")
    DispatchQueue.global().async {
      do {
        try watch.run {
          Watch.current.tell(Progress("counting"))
          try Watch.current.during(stop: { connection.interrupt() }, share: { connection.progress }) {
            try connection.run("create table s as select * from t order by i")
          }
        }
      } catch {
        code.withLock { $0 = (error as? Fault)?.code ?? "\(error)" }
      }
      ended.signal()
    }
    var shares: [Double] = []
    for _ in 0..<200 where shares.count < 3 {
      _ = ended.wait(timeout: .now() + .milliseconds(50))
      if let share = watch.progress?.share, share > shares.last ?? 0 { shares.append(share) }
    }
    #expect(shares.count >= 1)
    let began = ContinuousClock.now
    watch.stop()
    #expect(ended.wait(timeout: .now() + .seconds(5)) == .success)
    #expect(ContinuousClock.now - began < .seconds(1))
    #expect(code.withLock { $0 } == "E011")
  }
}
