@testable import Learning
import Testing

@Suite struct RankingTests {
  @Test("A value wins over all below it and half of its equals.")
  func wins() {
    #expect(Ranking.wins([1, 2, 2, 5], over: [0, 2, 2, 9]) == [0.25, 0.5, 0.5, 0.75])
  }

  @Test("Steps go down by distinct score.")
  func steps() {
    let steps = Ranking.steps(scores: [0.9, 0.1, 0.9, 0.5], positive: [true, false, false, true])
    #expect(steps.map(\.positives) == [1, 1, 0])
    #expect(steps.map(\.negatives) == [1, 0, 1])
  }

  @Test("Quantiles are of type 7.")
  func quantiles() {
    #expect(Ranking.quantile(sorted: [1, 2, 3, 4], 0.5) == 2.5)
    #expect(Ranking.quantile(sorted: [1, 2, 3, 4], 0.25) == 1.75)
    #expect(Ranking.quantile(sorted: [1, 2, 3, 4], 1) == 4)
    #expect(Ranking.quantile(sorted: [], 0.5) == nil)
  }
}
