import Dispatch
import Glibc
import Synchronization
import Testing

@testable import Engines

struct ThreadTeamTests {
  @Test("Work of one number runs side by side, and work of another waits until it has ended.")
  func waits() {
    let together = Mutex<[Int: Int]>([:])
    let most = Atomic(0)
    let mixed = Atomic(0)
    let group = DispatchGroup()
    for place in 0..<12 {
      let threads = place % 2 + 1
      DispatchQueue(label: "team").async(group: group) {
        try? ThreadTeam.with(threads) {
          let running = together.withLock { running in
            running[threads, default: 0] += 1
            return running
          }
          if (running[3 - threads] ?? 0) > 0 { mixed.add(1, ordering: .relaxed) }
          if (running[threads] ?? 0) > 1 { most.store(1, ordering: .relaxed) }
          usleep(20_000)
          together.withLock { $0[threads, default: 0] -= 1 }
        }
      }
    }
    group.wait()
    #expect(mixed.load(ordering: .relaxed) == 0 && most.load(ordering: .relaxed) == 1)
  }

  @Test("Work inside of work of the same number goes on, and what is short takes the number of what runs.")
  func inside() throws {
    let number = try ThreadTeam.with(7) { try ThreadTeam.with(7) { ThreadTeam.joining { $0 } } }
    #expect(number == 7)
  }
}
