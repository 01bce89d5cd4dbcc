import Frames
import Testing

@testable import Learning

struct HalvingProposerTests {
  private func halving(_ trials: Int, smallest: Double = 0.001) throws -> HalvingProposer {
    let space = try SearchSpace(.gbm, ranges: [("num_leaves", .whole(2...500, isLog: false))], fixed: [])
    return HalvingProposer(space, TrialOrder(higherIsBetter: true), trials: trials, smallest: smallest, seed: 1)
  }

  @Test("A third goes on with three times as much, until one share is whole, and the best reaches it.")
  func rungs() throws {
    let halving = try halving(27)
    #expect(halving.rungs == [27, 9, 3, 1] && halving.count == 40)
    #expect(try self.halving(27, smallest: 0.2).rungs == [27, 9])
    var ended: [Int: Trial] = [:]
    var shares: [Double] = []
    for number in 0..<40 {
      guard case .values(let values, _, let share) = halving.next(number, after: ended) else {
        Issue.record("nothing for \(number)")
        return
      }
      shares.append((share * 27).rounded())
      ended[number] = Trial(
        number: number, candidate: 0, values: values, share: share, state: .done, scores: [values[0].double ?? 0],
        seconds: 0)
    }
    #expect(Set(shares) == [1, 3, 9, 27] && shares.last == 27)
    let most = ended.values.filter { $0.number < 27 }.compactMap(\.mean).max()
    #expect(ended[39]?.mean == most)
    if case .end = halving.next(40, after: ended) {} else { Issue.record("it does not end") }
  }

  @Test("A rung waits for the whole of the one before.")
  func waits() throws {
    if case .wait = try halving(9).next(9, after: [:]) {} else { Issue.record("it does not wait") }
  }
}
