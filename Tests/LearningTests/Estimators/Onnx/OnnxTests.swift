import Engines
import Foundation
import Frames
import Testing

@testable import Learning

/// Models of other tools, fitted to a frame, asked, packed and refused. The files and their numbers are those of
/// `Tests/EnginesTests/Onnx`.
struct OnnxTests {
  private static func table() throws -> Table {
    let rows: [(Double, Double, String, String, Double, Int)] = [
      (70, 24.14, "free", "yes", 70.035, 2), (57, 25.27, "pro", "yes", 68.793, 2),
      (49, 35.86, "pro", "yes", 88.636, 1), (34, 23.36, "pro", "no", 58.791, 1), (37, 23.87, "team", "no", 60.38, 0),
    ]
    return try Table(
      records: rows.map {
        [
          ScalarField("income", .double($0.1)), ScalarField("plan", .text($0.2)), ScalarField("age", .double($0.0)),
          ScalarField("churn", .text($0.3)), ScalarField("spend", .double($0.4)), ScalarField("tier", .int($0.5)),
        ]
      })
  }

  private static func training(_ file: String, _ target: String, include: [String]) throws -> Training {
    var training = Training(target: target, seed: 1, estimator: .onnx)
    let path = PackageFolder.path + "/Tests/EnginesTests/Onnx/Files/\(file).onnx"
    training.imported = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    training.parameters = [("file", .text(file + ".onnx"))]
    training.include = include
    return training
  }

  @Test("Inputs take the columns of their names, whatever their order, and classes are found by theirs.")
  func named() throws {
    let table = try Self.table()
    let model = try Synthetic.model(Self.training("churn", "churn", include: ["income", "plan", "age"]), table)
    #expect(model.featureNames == ["age", "income", "plan"])
    #expect(model.card.engine == "onnxruntime 1.32.0")
    let scorer = try Scorer(try Model(package: model.package()))
    let positive = try #require(model.target.positive)
    let told = try scorer.score(prepared: table).columns[0]
    let yes = [0.9445840462001289, 0.9485984153850854, 0.8867302609079479, 0.3109923807774611, 0.0671169079100169]
    for (a, b) in zip(told, yes) { #expect(abs(a - (positive == .text("yes") ? b : 1 - b)) < 1e-6) }
    let row: [String: Scalar] = ["age": .double(57), "income": .double(25.27), "plan": .text("pro")]
    #expect(try scorer.predict(row).probability == told[1])
    let other = try scorer.predict(["age": .double(57), "income": .double(25.27), "plan": .text("gold")])
    #expect(other.unseen == ["plan"])
    #expect(throws: Fault.self) { try scorer.gains() }
  }

  @Test("One input takes every feature in the order of the columns.")
  func ordered() throws {
    let table = try Table(["age", "income", "spend", "tier", "churn"].compactMap { try Self.table()[$0] })
    let spend = try Scorer(Synthetic.model(Self.training("spend", "spend", include: ["age", "income"]), table))
    let told = try spend.score(prepared: table).columns[0]
    for (a, b) in zip(told, [71.59368133544922, 69.5501480102539, 88.18156433105469]) { #expect(abs(a - b) < 1e-4) }
    let tier = try Scorer(Synthetic.model(Self.training("tier", "tier", include: ["age", "income"]), table))
    let classes = try tier.score(prepared: table).columns.map { $0[0] }
    for (a, b) in zip(classes, [0.09470116214720531, 0.07162444443734982, 0.8336743934154449]) {
      #expect(abs(a - b) < 1e-6)
    }
    let trees = try Scorer(Synthetic.model(Self.training("lightgbm", "churn", include: ["age", "income"]), table))
    let own = try trees.score(prepared: table).columns[0]
    let isYes = trees.model.target.positive == .text("yes")
    #expect(abs((isYes ? own[0] : 1 - own[0]) - 0.8265060351512766) < 1e-6)
  }

  @Test("What does not fit is told with all that is missing.")
  func refused() throws {
    let table = try Self.table()
    for (file, target, include, code, word) in [
      ("churn", "churn", ["plan"], "L060", "`age`, `income`"), ("spend", "spend", ["age"], "L061", "takes 2 numbers"),
      ("spend", "spend", ["age", "plan"], "L061", "`plan` holds text"),
      ("churn", "tier", ["age", "income", "plan"], "L062", "no, yes"),
      ("churn", "spend", ["age", "income", "plan"], "L061", "one number a row"),
    ] {
      let fault = #expect(throws: Fault.self) {
        try Synthetic.model(Self.training(file, target, include: include), table)
      }
      #expect(fault?.code == code && fault?.message.contains(word) == true, "\(fault?.message ?? "")")
    }
    var none = try Self.training("spend", "spend", include: ["age", "income"])
    none.imported = nil
    let fault = #expect(throws: Fault.self) { try Synthetic.model(none, table) }
    #expect(fault?.code == "L064")
  }
}
