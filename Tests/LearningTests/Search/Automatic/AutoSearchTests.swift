import Engines
import Frames
import Testing

@testable import Learning

struct AutoSearchTests {
  private let context = FrameContext()

  private func search(_ target: String, trials: Int?) -> AutoSearch {
    var training = Synthetic.training(target)
    training.parameters = []
    training.threads = 1
    var search = AutoSearch(training)
    (search.trials, search.folds) = (trials, Folds(2))
    return search
  }

  @Test("Every estimator of the task is tried as it is, the baseline first, then the best two are tuned.")
  func menu() throws {
    let frame = try context.frame(Synthetic.table(300))
    let result = try search("amount", trials: 9).run(on: frame)
    let names = result.study.candidates.map(\.training.estimator.name)
    #expect(names.prefix(3) == ["baseline", "linear", "gbm"])
    #expect(result.trials.prefix(names.count).map(\.candidate) == Array(names.indices).prefix(9).map { $0 })
    #expect(result.best.candidate != 0 && result.model != nil)
    let again = try search("amount", trials: 9).run(on: frame)
    #expect(again.trials.map(\.scores) == result.trials.map(\.scores))
  }

  @Test("A small time is kept, and something has come of it.")
  func time() throws {
    var search = search("y", trials: nil)
    search.seconds = 1
    let began = ContinuousClock.now
    let result = try search.run(on: context.frame(Synthetic.table(300)))
    #expect(ContinuousClock.now - began < .seconds(15))
    #expect(result.model != nil && !result.trials.isEmpty)
  }

  @Test("An identifier is left out and told, and texts of many values are told by the target's mean.")
  func columns() throws {
    var source = RandomSource(seed: 1)
    let rows = (0..<200).map { row in
      [
        ScalarField("code", .text("c\(row)")), ScalarField("town", .text("t\(Int.random(in: 0..<40, using: &source))")),
        ScalarField("x", .double(Double(row % 17))), ScalarField("y", .double(Double(row % 17) * 2 + Double(row % 3))),
      ]
    }
    var training = Training(target: "y", seed: 1)
    training.threads = 1
    var search = AutoSearch(training)
    (search.trials, search.folds) = (2, Folds(2))
    let result = try search.run(on: context.frame(Table(records: rows)))
    #expect(result.notes.contains { $0.contains("left out .code") })
    #expect(result.study.candidates[1].training.preparations == [Preparation(.targetEncode, column: "town")])
    #expect(result.study.candidates[1].training.exclude == ["code"])
  }
}
