import Engines
@testable import Learning
import Testing

@Suite struct GBMCostTests {
  @Test("An absurd training is refused with an estimate, an ordinary one is not.")
  func absurd() throws {
    try GBMCost(
      rows: 1_000_000, features: 20, rounds: 100, treesPerRound: 1, leaves: 31, rowsPerLeaf: 20, threads: 2
    ).check()
    let fault = try #require(throws: Fault.self) {
      try GBMCost(
        rows: 10_000_000, features: 1000, rounds: 100_000, treesPerRound: 10, leaves: 31, rowsPerLeaf: 20, threads: 2
      ).check()
    }
    #expect(fault.code == "L015")
    #expect(fault.message.contains("hours"))
  }
}
