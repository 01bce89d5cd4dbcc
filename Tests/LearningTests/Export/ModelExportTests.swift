import Engines
import Foundation
import Frames
import PythonPeer
import Testing

@testable import Learning

/// A saved model is loaded by real Python with the lines that are printed, and predicts the same.
struct ModelExportTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var estimator: String
    var target: String
    var file: String
    var testDescription: String { "\(estimator) \(target) \(file)" }
  }

  @Test(
    "The lines of Python load the file and give the same predictions.",
    arguments: [
      Case(estimator: "gbm", target: "y", file: "model.txt"), Case(estimator: "gbm", target: "kind", file: "model.txt"),
      Case(estimator: "gbm", target: "amount", file: "a \"b\".txt"),
      Case(estimator: "forest", target: "y", file: "model.txt"),
      Case(estimator: "xgboost", target: "y", file: "model.json"),
      Case(estimator: "xgboost", target: "kind", file: "model.ubj"),
      Case(estimator: "xgboost", target: "amount", file: "model.json"),
      Case(estimator: "linear", target: "amount", file: "model.json"),
      Case(estimator: "lasso", target: "amount", file: "model.json"),
      Case(estimator: "logistic", target: "y", file: "model.json"),
      Case(estimator: "logistic", target: "kind", file: "model.json"),
    ])
  func lines(one: Case) throws {
    let table = try Synthetic.table(600)
    var training = Synthetic.training(one.target)
    training.estimator = try Estimator.named(one.estimator)
    training.parameters = []
    let model = try Synthetic.model(training, table)
    let frame = FrameContext().frame(table)
    let export = try ModelExport(model, name: one.file, rows: frame)
    #expect(export.lines.count == 5)
    let folder = try PythonPeer.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(export.bytes).write(to: folder.appendingPathComponent(one.file))
    try Data(try #require(export.rows)).write(to: folder.appendingPathComponent(ModelExport.rowsName(one.file)))
    let program = export.lines.joined(separator: "\n") + "\nnumpy.asarray(predictions, dtype=float).tofile('answers')"
    try PythonPeer.run(program, in: folder)
    let theirs = try PythonPeer.numbers(folder.appendingPathComponent("answers"), as: Double.self)
    let scores = try Scorer(model).score(prepared: table)
    let told = (0..<scores.rows).flatMap { row in scores.columns.map { $0[row] } }
    #expect(told.count == theirs.count)
    for (a, b) in zip(told, theirs) { #expect(abs(a - b) <= 1e-12 * max(1, abs(a))) }
  }

  @Test("Without rows the lines say which columns, and another ending or estimator is refused.")
  func refused() throws {
    let table = try Synthetic.table(200)
    let model = try Synthetic.model(Synthetic.training("y"), table)
    let export = try ModelExport(model, name: "m.txt")
    #expect(export.rows == nil && export.lines[2].contains("fill with: a, city"))
    let ending = #expect(throws: Fault.self) { try ModelExport(model, name: "m.json") }
    #expect(ending?.code == "L066" && ending?.help == "write `save model, \"model.txt\"`")
    var training = Synthetic.training("y")
    training.estimator = .baseline
    training.parameters = []
    let baseline = try Synthetic.model(training, table)
    #expect(throws: Fault.self) { try ModelExport(baseline, name: "m.txt") }
  }
}
