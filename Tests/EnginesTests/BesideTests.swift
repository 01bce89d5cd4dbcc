import Glibc
import Synchronization
import Testing

@testable import Engines

/// Things done at once.
struct BesideTests {
  @Test("Each place is done once, whatever the number of places.", arguments: [0, 1, 2, 3, 1000])
  func places(_ count: Int) {
    let done = Mutex([Int](repeating: 0, count: count))
    Beside.each(count) { place in done.withLock { $0[place] += 1 } }
    #expect(done.withLock { $0 } == [Int](repeating: 1, count: count))
  }

  @Test("What is done at once may do things at once itself, deeper than there are cores.")
  func nested() {
    let sum = Atomic(0)
    Beside.each(6) { _ in
      Beside.each(6) { _ in
        Beside.each(6) { _ in
          usleep(100)
          sum.add(1, ordering: .relaxed)
        }
      }
    }
    #expect(sum.load(ordering: .relaxed) == 216)
  }

  @Test("The fault of the lowest place is thrown, after all have ended.")
  func faults() {
    let ended = Atomic(0)
    let found = #expect(throws: Fault.self) {
      try Beside.map(8, together: true) { place in
        defer { ended.add(1, ordering: .relaxed) }
        if place >= 3 { throw Fault("E011", "at \(place)") }
        return place
      }
    }
    #expect(found?.message == "at 3")
    #expect(ended.load(ordering: .relaxed) == 8)
  }
}
