import Engines
import Foundation
import Frames
import Glibc
import Testing

@testable import Learning

/// Isolation forests, beside scikit-learn 1.9.1.
@Suite struct IsolationTests {
  /// 600 rows, of which every fortieth lies outside.
  static func table() throws -> Table {
    try Table(
      records: (0..<600).map { i in
        let x = Double(i)
        let first: Double = sin(x * 1.7) + 0.3 * cos(x * 0.31)
        var row: [Double] = [first, cos(x * 2.3) * 0.8, Double((i * 29) % 97) / 97]
        if i % 40 == 0 {
          for (axis, move) in [2.0, -1.5, 1.2].enumerated() { row[axis] += i % 80 == 0 ? move : -move }
        }
        return row.enumerated().map { ScalarField("x\($0)", .double($1)) }
      })
  }

  static func training(_ parameters: [(name: String, value: Scalar)] = []) -> Training {
    var training = Training(target: "", seed: 3, estimator: .isolation)
    training.parameters = parameters
    return training
  }

  /// sklearn.ensemble._iforest._average_path_length([1, 2, 3, 10, 256]).
  @Test("The average path is scikit-learn's.")
  func path() {
    let wanted = [0.0, 1.0, 1.207392357589623, 3.748880484475505, 10.244770920119917]
    for (rows, value) in zip([1.0, 2, 3, 10, 256], wanted) {
      #expect(abs(IsolationTree.averagePath(rows) - value) < 1e-12)
    }
  }

  @Test("Rows that lie outside score below all others, as they do in scikit-learn, whose AUC here is 1.")
  func separates() throws {
    let model = try Synthetic.model(Self.training(), Self.table())
    let scores = try Scorer(model).score(prepared: Self.table()).columns[0]
    let area = Ranking.areaUnderCurve(scores: scores.map { -$0 }, positive: (0..<600).map { $0 % 40 == 0 })
    #expect(area ?? 0 > 0.999)
    // IsolationForest(random_state=0…2).score_samples gives -0.66, -0.48 and -0.43 for the first three rows.
    for (score, value) in zip(scores, [-0.65, -0.49, -0.44]) { #expect(abs(score - value) < 0.05) }
    #expect(model.card.threshold == -0.5)
  }

  @Test("The score of one tree is the depth of its leaf: by hand.")
  func byHand() throws {
    var source = RandomSource(seed: 1)
    let tree = IsolationTree([0, 1], width: 1, rows: [0, 1], deepest: 1, &source)
    #expect(tree.path([0]) == 1 && tree.path([1]) == 1)
    let none = IsolationTree([5, 5, 5], width: 1, rows: [0, 1, 2], deepest: 8, &source)
    #expect(none.path([5]) == IsolationTree.averagePath(3))
  }

  @Test("A share of the rows that is unusual sets the threshold between them and the others.")
  func contamination() throws {
    let model = try Synthetic.model(Self.training([("contamination", .double(0.025))]), Self.table())
    let added = try Scorer(model).score(prepared: Self.table()).added()
    #expect(added.map(\.name) == ["anomaly", "score"])
    let unusual = (0..<600).filter { added[0][$0] == .bool(true) }
    #expect(unusual == (0..<600).filter { $0 % 40 == 0 })
    let context = FrameContext()
    let report = try model.evaluate(context.frame(Self.table()))
    #expect(abs((report.score("anomaly_share") ?? 0) - 0.025) < 1e-12 && report.baseline.value == 0.025)
  }

  @Test("A broken tree is refused before it is walked.")
  func broken() throws {
    var model = try Synthetic.model(Self.training([("n_estimators", .int(2))]), Self.table())
    let text = String(decoding: model.engine, as: UTF8.self)
    let cut = try #require(text.range(of: "\"features\":["))
    model.engine = Array((text[..<cut.upperBound] + "9," + text[cut.upperBound...]).utf8)
    #expect(try #require(throws: Fault.self) { try Scorer(model) }.code == "L002")
    model.engine = Array("{}".utf8)
    #expect(try #require(throws: Fault.self) { try Scorer(model) }.code == "L002")
  }
}
