@testable import Learning
import Testing

@Suite struct RankingTests {
  @Test("Ties share the mean of their ranks.")
  func midranks() {
    #expect(Ranking.midranks([3, 1, 3, 2]) == [3.5, 1, 3.5, 2])
  }

  @Test("Quantiles are of type 7.")
  func quantiles() {
    #expect(Ranking.quantile(sorted: [1, 2, 3, 4], 0.5) == 2.5)
    #expect(Ranking.quantile(sorted: [1, 2, 3, 4], 0.25) == 1.75)
    #expect(Ranking.quantile(sorted: [1, 2, 3, 4], 1) == 4)
    #expect(Ranking.quantile(sorted: [], 0.5) == nil)
  }
}
