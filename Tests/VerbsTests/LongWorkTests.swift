import Engines
import Foundation
import Synchronization
import Testing

@testable import Verbs

/// Work on threads beside the prompt's own.
struct LongWorkTests {
  private let session = Session(TemporaryFolder().options, screen: RecordingScreen())

  @Test("Work begins at once however many pieces of other work do not end.")
  func crowd() throws {
    let isOver = Mutex(false)
    defer { isOver.withLock { $0 = true } }
    let busy = Mutex(0)
    let crowd = 4 * ProcessInfo.processInfo.activeProcessorCount
    for _ in 0..<crowd {
      session.aside(stoppingAfter: 60) {
        busy.withLock { $0 += 1 }
        // Threads that sleep are soon joined by others; those that can run are not. They let other tests go first.
        while !isOver.withLock({ $0 }) { sched_yield() }
      }
    }
    try #require(session.glance(milliseconds: 10_000) { 2 } == 2)
    #expect(try session.work("counting") { 1 } == 1)
    for _ in 0..<10_000 where busy.withLock({ $0 }) < crowd { usleep(1_000) }
    #expect(busy.withLock { $0 } == crowd)
  }

  @Test("What is done beside the prompt is asked to stop again until it has.")
  func deafAside() throws {
    let asked = Mutex(0)
    let ended = DispatchSemaphore(value: 0)
    session.aside(stoppingAfter: 0.01) {
      // Hears only the third call, as a statement does that had not begun at the first.
      try? Watch.current.during(stop: { asked.withLock { $0 += 1 } }, share: { nil }) {
        while asked.withLock({ $0 }) < 3 { usleep(1_000) }
      }
      ended.signal()
    }
    #expect(ended.wait(timeout: .now() + 10) == .success)
  }
}
