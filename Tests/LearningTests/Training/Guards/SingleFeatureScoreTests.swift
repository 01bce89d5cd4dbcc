@testable import Learning
import Testing

@Suite struct SingleFeatureScoreTests {
  @Test("A copy of the target is suspicious, noise is not.", arguments: Task.supervised)
  func leak(task: Task) throws {
    var source = RandomSource(seed: 3)
    let labels = (0..<2000).map { _ in
      task == .regression
        ? Double.random(in: 0..<1, using: &source)
        : Double(Int.random(in: 0..<(task == .binary ? 2 : 4), using: &source))
    }
    let noise = labels.map { _ in Double.random(in: 0..<1, using: &source) }
    let copy = try #require(
      SingleFeatureScore(
        values: labels.map { $0 * 3 + 1 }, labels: labels, task: task, classes: 4, isCategorical: false))
    #expect(copy.isSuspicious)
    #expect(copy.value > 0.98)
    let other = try #require(
      SingleFeatureScore(values: noise, labels: labels, task: task, classes: 4, isCategorical: false))
    #expect(!other.isSuspicious)
    let asNames = try #require(
      SingleFeatureScore(values: labels, labels: labels, task: task, classes: 4, isCategorical: task != .regression))
    #expect(asNames.isSuspicious)
  }

  @Test("A few rows prove nothing.")
  func fewRows() {
    #expect(
      SingleFeatureScore(values: [1, 2], labels: [1, 0], task: .binary, classes: 2, isCategorical: false) == nil)
  }
}
