import Engines
import Foundation
import Synchronization
import Testing

@testable import Frames

/// Describing and checking frames, counting what is lost, and stopping.
struct ReportTests {
  let room: Room
  let frame: Frame

  init() throws {
    room = try Room()
    frame = try room.csv("id,x,plan\n1,1.5,a\n2,,b\n2,-3,a\n4,0,\n").named("loans")
  }

  @Test("A description has a row for each column.")
  func describes() throws {
    let table = try frame.describe()
    #expect(
      table.schema.names == ["column", "type", "missing", "distinct", "mean", "sd", "min", "median", "max", "top"])
    #expect(
      table.row(0).prefix(5) == [.text("id"), .text("int"), .int(0), .int(3), .double(2.25)])
    #expect(table.row(1)[2] == .int(1))
    #expect(table.row(1)[6...8] == [.text("-3.0"), .text("0.0"), .text("1.5")])
    #expect(table.row(2)[9] == .text("a (2)"))
  }

  @Test("A check reports violations with examples, on rows and on the frame.")
  func checks() throws {
    let report = try frame.check([
      op(c("x"), .greater, v(0)), .call("unique", [c("id")]),
      op(agg("share", .call("missing", [c("x")])), .less, v(0.05)), op(c("id"), .greater, v(0)),
    ])
    #expect(report.results.map(\.violations) == [2, 2, 1, 0])
    #expect(report.results.map(\.unanswered) == [1, 0, 0, 0])
    #expect(!report.holds)
    #expect(report.results[0].examples?["id"]?.scalars == [.int(2), .int(4)])
    #expect(report.results[2].found == "share(missing(.x)) is 0.25")
    #expect(fault { _ = try frame.check([op(c("y"), .greater, v(0))]) }?.code == "F001")
  }

  @Test("Divisions by zero, logs of zero and bad casts are counted, told once, and missing.")
  func losses() throws {
    let derived = try frame.derive([
      NamedExpression("r", op(v(1), .divide, c("x"))), NamedExpression("l", .call("log", [c("x")])),
      NamedExpression("n", .call("number", [c("plan")])),
    ])
    #expect(try derived.cells("r") == [.double(1 / 1.5), .missing, .double(-1.0 / 3), .missing])
    #expect(
      room.notes.lines == [
        "1 value of `r` is missing: division by zero",
        "2 values of `l` are missing: the log of a number that is not positive",
        "3 values of `n` are missing: a number out of a text that is none",
      ])
    _ = try derived.count()
    #expect(room.notes.lines.count == 3)
  }

  @Test("Counts of values come with the most frequent first.")
  func counts() throws {
    let table = try frame.counts([NamedExpression("plan", c("plan"))]).collect()
    #expect(table.columns[0].scalars == [.text("a"), .text("b"), .missing])
    #expect(table.columns[1].scalars == [.int(2), .int(1), .int(1)])
  }

  @Test("A long reading is stopped from another thread, and the context goes on.")
  func interrupts() throws {
    let context = room.context
    let slow = try context.sql(
      "select count(*) as n from range(200000) a, range(200000) b where a.range * b.range % 7 = 1")
    let watch = Watch()
    let isDone = Mutex(false)
    Thread.detachNewThread {
      // Asked once, it may come before there is anything to stop.
      while !isDone.withLock({ $0 }) {
        usleep(20_000)
        watch.stop()
      }
    }
    let stopped = fault { try watch.run { _ = try slow.collect() } }
    isDone.withLock { $0 = true }
    #expect(stopped?.code == "E011")
    #expect(try frame.count() == 4)
  }

  @Test("Equal ways to equal rows have one fingerprint, and other rows another.")
  func fingerprints() throws {
    let filtered = try frame.filter(op(c("id"), .greater, v(1)))
    let again = try frame.filter(op(c("id"), .greater, v(1)))
    let (a, b, other) = (try filtered.fingerprint(), try again.fingerprint(), try frame.fingerprint())
    #expect(a == b)
    #expect(a != other)
  }

  @Test("Columns are chosen by kind and by pattern.")
  func selections() throws {
    #expect(try frame.columns(.kind("number")) == ["id", "x"])
    #expect(try frame.columns(.pattern("*l*n")) == ["plan"])
    #expect(fault { _ = try frame.columns(.pattern("z*")) }?.code == "F024")
  }
}
