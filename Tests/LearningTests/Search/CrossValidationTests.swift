import Engines
import Frames
import Testing

@testable import Learning

/// Rows held back in turn.
struct CrossValidationTests {
  private let context = FrameContext()

  private func found(
    _ target: String, _ estimator: Estimator, folds: Int = 4, repeats: Int = 1
  ) throws -> CrossValidation {
    var training = Synthetic.training(target)
    training.estimator = estimator
    training.parameters = []
    return try training.crossValidated(
      on: context.frame(Synthetic.table(600)), folds: folds, repeats: repeats)
  }

  @Test("Each row is judged once a turn, by a model that did not see it, and the same each time.")
  func parts() throws {
    let once = try found("kind", .gbm)
    #expect(once.reports.count == 4 && once.reports.map(\.count).reduce(0, +) == 600)
    #expect(once.reports.allSatisfy { report in !report.notes.contains { $0.contains("trained on") } })
    let again = try found("kind", .gbm)
    #expect(once.scores.map(\.values) == again.scores.map(\.values))
    #expect(try found("amount", .linear, repeats: 3).reports.count == 12)
  }

  @Test("Classes keep their shares in each part.")
  func strata() throws {
    let shares = try found("kind", .baseline).reports.map { $0.score("accuracy") ?? .nan }
    let (low, high) = (try #require(shares.min()), try #require(shares.max()))
    #expect(high - low < 0.01)
  }

  @Test("Classes written as whole numbers keep their shares as well, and what the trainings remark is told.")
  func wholeNumbers() throws {
    let rows = (0..<200).map { [ScalarField("x", .int($0)), ScalarField("y", .int($0 % 20 == 0 ? 1 : 0))] }
    let training = Training(target: "y", seed: 1, estimator: .baseline)
    let found = try training.crossValidated(on: context.frame(Table(records: rows)), folds: 5)
    #expect(found.scores.first { $0.name == "accuracy" }?.values == [0.95, 0.95, 0.95, 0.95, 0.95])
    #expect(found.notes.contains { $0.contains("positive class") } && Set(found.notes).count == found.notes.count)
  }

  @Test("Mean, deviation and interval are those of the values.")
  func scores() {
    let score = CrossValidation.Score("auc", [0.8, 0.9, 0.7, 0.8], share: 1.0 / 3)
    #expect(abs(score.mean - 0.8) < 1e-15)
    #expect(abs(score.deviation - (0.02 / 3).squareRoot()) < 1e-15)
    // 3.182446305284263 is the point of Student's t with three degrees of freedom.
    let half = 3.182446305284263 * (0.02 / 3 * (0.25 + 1.0 / 3)).squareRoot()
    #expect(abs(score.interval.low - (0.8 - half)) < 1e-12 && abs(score.interval.high - (0.8 + half)) < 1e-12)
  }

  @Test("Wrong numbers of parts and turns are told.")
  func wrong() {
    #expect(throws: Fault.self) { try found("y", .baseline, folds: 1) }
    #expect(throws: Fault.self) { try found("y", .baseline, repeats: 0) }
  }
}
