import Frames
import Glibc
import Testing

@testable import Learning

/// The Parzen estimator by itself, on functions whose best place is known.
struct ParzenProposerTests {
  /// The best value of a search for the least of a function of two numbers and a choice.
  private func least(_ trials: Int, seed: Int, isRandom: Bool, _ function: ([Scalar]) -> Double) throws -> Double {
    let space = try SearchSpace(
      .gbm,
      ranges: [
        ("learning_rate", .number(1e-4...1, isLog: true)), ("num_leaves", .whole(2...512, isLog: false)),
        ("class_weight", .any([.text("none"), .text("balanced")])),
      ], fixed: [])
    let order = TrialOrder(higherIsBetter: false)
    let parzen = ParzenProposer(space: space, order: order, trials: trials, seed: seed, lag: 1)
    let random = RandomProposer(space: space, trials: trials, seed: seed, lag: 1)
    let proposer: any Proposing = isRandom ? random : parzen
    var ended: [Int: Trial] = [:]
    for number in 0..<trials {
      guard case .values(let values, _, _) = proposer.next(number, after: ended) else { break }
      ended[number] = Trial(
        number: number, candidate: 0, values: values, state: .done, scores: [function(values)], seconds: 0)
    }
    return ended.values.compactMap(\.mean).min() ?? .infinity
  }

  /// 0 at a learning rate of 0.03, 100 leaves and "balanced".
  private func bowl(_ values: [Scalar]) -> Double {
    let rate = log10(values[0].double ?? 1) - log10(0.03)
    let leaves = ((values[1].double ?? 0) - 100) / 100
    return rate * rate + leaves * leaves + (values[2] == .text("balanced") ? 0 : 0.5)
  }

  @Test("With as many trials it comes closer than values at random: on nearly every of twenty seeds.")
  func beatsRandom() throws {
    var (wins, random, parzen) = (0, 0.0, 0.0)
    for seed in 0..<20 {
      let (blind, led) = (
        try least(60, seed: seed, isRandom: true, bowl), try least(60, seed: seed, isRandom: false, bowl)
      )
      wins += led < blind ? 1 : 0
      random += blind / 20
      parzen += led / 20
    }
    // By chance alone 16 of 20 or more come about 6 times in 1,000 (sign test).
    #expect(wins >= 16, "\(wins) of 20: \(parzen) against \(random)")
    #expect(parzen < random / 2)
  }

  @Test("The choice depends on the number, the seed and the trials before alone.")
  func repeats() throws {
    #expect(try least(30, seed: 3, isRandom: false, bowl) == least(30, seed: 3, isRandom: false, bowl))
  }

  @Test("A density adds up to one over its range, of numbers and of choices.")
  func density() throws {
    let whole = ParzenAxis(.whole(1...50, isLog: true), [3, 4, 40].map { .int($0) })
    let total = (1...50).reduce(0) { $0 + exp(whole.logDensity(.int($1))) }
    #expect(abs(total - 1) < 1e-9)
    let words: [Scalar] = ["a", "b", "c"].map(Scalar.text)
    let choice = ParzenAxis(.any(words), [words[0], words[0], words[2]])
    #expect(abs(words.reduce(0) { $0 + exp(choice.logDensity($1)) } - 1) < 1e-12)
    #expect(choice.logDensity(words[0]) > choice.logDensity(words[1]))
  }

  @Test("It waits for trials that it depends on, and not for the newest.")
  func waits() throws {
    let space = try SearchSpace(.gbm, ranges: [("num_leaves", .whole(2...9, isLog: false))], fixed: [])
    let proposer = ParzenProposer(
      space: space, order: TrialOrder(higherIsBetter: true), trials: 50, seed: 1, lag: 4)
    func trial(_ number: Int) -> Trial {
      Trial(number: number, candidate: 0, values: [.int(5)], state: .done, scores: [1], seconds: 0)
    }
    let early = Dictionary(uniqueKeysWithValues: (0..<16).map { ($0, trial($0)) })
    if case .values = proposer.next(19, after: early) {} else { Issue.record("it waits") }
    if case .wait = proposer.next(20, after: early) {} else { Issue.record("it does not wait") }
    if case .end = proposer.next(50, after: early) {} else { Issue.record("it does not end") }
  }
}
