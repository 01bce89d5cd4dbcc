import Testing

@testable import Monitoring

@Suite struct PopulationStabilityTests {
  /// The formula worked out with numpy: Σ (c − r) · ln(c / r), an empty bin counted as 1e-4.
  @Test("The index of known counts is known.")
  func known() throws {
    let found = try #require(PopulationStability.index([50, 30, 15, 5, 10], [20, 35, 0, 25, 20]))
    #expect(abs(found - 1.6465040841960819) < 1e-12)
  }

  @Test("Equal shares give 0, and it does not matter which set is the reference.")
  func symmetric() {
    #expect(PopulationStability.index([1, 2, 3], [10, 20, 30]) == 0)
    let there = PopulationStability.index([5, 1, 0], [2, 9, 4]) ?? -1
    let back = PopulationStability.index([2, 9, 4], [5, 1, 0]) ?? -2
    #expect(abs(there - back) < 1e-12)
  }

  @Test("Sets without rows and with different bins have no index.")
  func none() {
    #expect(PopulationStability.index([0, 0], [1, 2]) == nil)
    #expect(PopulationStability.index([1, 2], [1, 2, 3]) == nil)
    #expect(PopulationStability.index([], []) == nil)
  }
}
