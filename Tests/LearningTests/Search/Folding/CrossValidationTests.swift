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
    return try training.crossValidated(on: context.frame(Synthetic.table(600)), Folds(folds, repeats: repeats))
  }

  @Test("Each row is judged once a turn, by a model that did not see it, and the same each time.")
  func parts() throws {
    let once = try found("kind", .gbm)
    #expect(once.parts.count == 4 && once.parts.map(\.judged).reduce(0, +) == 600)
    #expect(once.parts.allSatisfy { $0.trained + $0.judged == 600 })
    let again = try found("kind", .gbm)
    #expect(once.scores.map(\.values) == again.scores.map(\.values))
    #expect(try found("amount", .linear, repeats: 3).parts.count == 12)
  }

  @Test("Classes keep their shares in each part.")
  func strata() throws {
    let shares = try #require(found("kind", .baseline).score("accuracy")).values
    let (low, high) = (try #require(shares.min()), try #require(shares.max()))
    #expect(high - low < 0.01)
  }

  @Test("Classes written as whole numbers keep their shares as well, and what the trainings remark is told.")
  func wholeNumbers() throws {
    let rows = (0..<200).map { [ScalarField("x", .int($0)), ScalarField("y", .int($0 % 20 == 0 ? 1 : 0))] }
    let training = Training(target: "y", seed: 1, estimator: .baseline)
    let found = try training.crossValidated(on: context.frame(Table(records: rows)), Folds(5))
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

  @Test("The rows outside of each part are answered by a model that did not see them, as a model by hand answers them.")
  func outOfFold() throws {
    let table = try Synthetic.table(300)
    var training = Synthetic.training("amount")
    training.estimator = .linear
    training.parameters = []
    let found = try training.crossValidated(on: context.frame(table), Folds(3))
    #expect(found.rows.rowCount == 300 && found.rows.schema.names.suffix(2) == ["prediction", "part"])
    let part = try #require(found.rows["part"]?.numbers)
    #expect(Set(part) == [1, 2, 3])
    let model = try Synthetic.model(training, table.taking(part.map { $0 != 2 }))
    let own = try Scorer(model).score(prepared: table.taking(part.map { $0 == 2 })).columns[0]
    let told = try #require(found.rows["prediction"]?.numbers)
    #expect(zip(part, told).filter { $0.0 == 2 }.map(\.1) == own)
  }

  @Test("Two classes mean the same in every part, whichever is the rarer one there.")
  func positive() throws {
    let rows = (0..<60).map { [ScalarField("x", .int($0 * 7 % 60)), ScalarField("y", .text($0 % 2 == 0 ? "a" : "b"))] }
    var training = Training(target: "y", seed: 3, estimator: .gbm)
    training.parameters = [("n_estimators", .int(2))]
    let found = try training.crossValidated(on: context.frame(Table(records: rows)), Folds(7))
    #expect(found.target.positive == .text("b"))
    #expect(found.rows["p_b"]?.numbers == found.rows["probability"]?.numbers)
  }

  @Test("How many threads work does not change what is found.")
  func threads() throws {
    var training = Synthetic.training("y")
    training.threads = 1
    let one = try training.crossValidated(on: context.frame(Synthetic.table(300)), Folds(3))
    #expect(one.threads == 1)
    let again = try training.crossValidated(on: context.frame(Synthetic.table(300)), Folds(3))
    #expect(one.scores.map(\.values) == again.scores.map(\.values))
  }

  @Test("Rows of a test part are refused, wherever they stand in a plan.")
  func testRows() throws {
    let frame = try context.frame(Synthetic.table(100))
    let parts = try frame.split(test: 0.2, seed: 1)
    let training = Synthetic.training("y")
    for rows in [parts.frames[1], try parts.frames[1].head(50), try parts.frames[0].concat([parts.frames[1]])] {
      let fault = try #require(throws: Fault.self) { try training.crossValidated(on: rows, Folds(2)) }
      #expect(fault.code == "L070")
    }
    #expect(throws: Never.self) { try training.crossValidated(on: parts.frames[0], Folds(2)) }
  }

  @Test("A part with one class, a class rarer than the parts, and too few rows are told.")
  func oneClass() throws {
    let rows = (0..<40).map { [ScalarField("x", .int($0)), ScalarField("y", .int($0 < 3 ? 1 : 0))] }
    let training = Training(target: "y", seed: 1, estimator: .gbm)
    let frame = try context.frame(Table(records: rows))
    let rare = try #require(throws: Fault.self) { try training.crossValidated(on: frame, Folds(5)) }
    #expect(rare.code == "L071" && rare.message.contains("has `y` 0"))
    let few = try #require(throws: Fault.self) { try training.crossValidated(on: frame.head(4), Folds(5)) }
    #expect(few.code == "L071" && few.message.contains("4 rows"))
  }
}
