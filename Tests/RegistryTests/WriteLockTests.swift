import Engines
import Foundation
import GRDB
import Glibc
import Testing

@testable import Registry

@Suite struct WriteLockTests {
  @Test("A writer waits for another process, and then names it.")
  func waits() throws {
    let bench = try Workbench()
    let registry = try bench.open(wait: .milliseconds(150))
    let other = try bench.writer("hold")
    #expect(other.firstLine() == "held\n")
    let clock = ContinuousClock()
    let start = clock.now
    let found = fault { try registry.register(registration("a"), as: "loans") }
    #expect(clock.now - start >= .milliseconds(150))
    #expect(found?.code == "W014")
    #expect(found?.message.contains("process \(other.process.processIdentifier) (RegistryWriter hold") == true)
    #expect(try registry.models().isEmpty, "reading goes on")
    other.letGo()
    _ = other.lines()
    #expect(try registry.register(registration("a"), as: "loans").number == 1)
  }

  @Test("While a transaction is open and while the file is closed, the lock file is locked for everybody else.")
  func held() throws {
    let bench = try Workbench()
    let registry = try bench.open(wait: .milliseconds(100))
    let file = Glibc.open(bench.workspace.lock, O_RDWR)
    defer { close(file) }
    let inside = try registry.store.write { _ in (flock(file, LOCK_SH | LOCK_NB), errno) }
    #expect(inside == (-1, EWOULDBLOCK))
    #expect(flock(file, LOCK_EX | LOCK_NB) == 0)
    #expect(fault { try registry.close() }?.code == "W014", "closing may checkpoint")
    flock(file, LOCK_UN)
    try registry.close()
    try registry.close()
  }

  @Test("Two processes and two threads write at once, and nothing is lost.")
  func together() async throws {
    let bench = try Workbench()
    let registry = try bench.open()
    let others = [try bench.writer("write", 15), try bench.writer("write", 15)]
    await withTaskGroup(of: Void.self) { group in
      for name in ["x", "y"] {
        group.addTask {
          for i in 0..<15 { _ = try? registry.register(registration("\(name)\(i)"), as: name) }
        }
      }
    }
    for other in others { #expect(other.lines().filter { $0.hasPrefix("version") }.count == 15) }
    let counts = try registry.models().map { "\($0.name) \($0.versions)" }
    #expect(counts == ["loans 30", "x 15", "y 15"])
    #expect(try registry.check() == [])
  }

  @Test("A lock file that was replaced is noticed.")
  func replaced() throws {
    let bench = try Workbench()
    let registry = try bench.open(wait: .milliseconds(100))
    try registry.register(registration("a"), as: "loans")
    try FileManager.default.removeItem(atPath: bench.workspace.lock)
    let other = try bench.writer("hold")
    #expect(other.firstLine() == "held\n")
    #expect(fault { try registry.register(registration("b"), as: "loans") }?.code == "W014")
    other.letGo()
    _ = other.lines()
  }

  @Test("Another program that writes without our lock is waited for and named, too.")
  func stranger() throws {
    let bench = try Workbench()
    let registry = try bench.open(wait: .milliseconds(100))
    let queue = try DatabaseQueue(path: bench.workspace.registry)
    let found = try queue.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      defer { try? db.execute(sql: "ROLLBACK") }
      return fault { try registry.register(registration("a"), as: "loans") }
    }
    #expect(found?.code == "W014")
    try queue.close()
  }
}
