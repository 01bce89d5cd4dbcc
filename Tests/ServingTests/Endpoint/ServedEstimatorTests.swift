import Calendar
import Engines
import Foundation
import Frames
import Learning
import Registry
import Testing

@testable import Serving

/// Every estimator of the catalogue from registration over HTTP: what an endpoint answers is what the model says of a frame.
@Suite(.serialized) struct ServedEstimatorTests {
  static let learners = Estimator.catalogue.filter { $0.name != "onnx" }.map(\.name)

  static func table() throws -> Table {
    try Table(
      records: (0..<120).map { row in
        let x = Double((row * 37) % 101) / 100
        let z = Double((row * 53) % 89) / 88
        return [
          ScalarField("x", row % 11 == 0 ? .missing : .double(x)), ScalarField("z", .double(z)),
          ScalarField("date", .date(Day(number: Int32(19_000 + row)))),
          ScalarField("yes", .bool(x + z > 1)), ScalarField("kind", .text(x > 0.6 ? "a" : z > 0.5 ? "b" : "c")),
          ScalarField("amount", .double(3 * x + z + Double(row % 7))),
        ]
      })
  }

  static func training(_ estimator: Estimator, _ task: Learning.Task) -> Training {
    let target: [Learning.Task: String] = [.binary: "yes", .multiclass: "kind", .regression: "amount"]
    var training = Training(target: target[task] ?? "", seed: 3, estimator: estimator)
    training.include = ["x", "z"]
    if estimator.forecasts { (training.include, training.time) = (nil, "date") }
    if estimator.memberParameter != nil {
      let second: Estimator = task == .regression ? .linear : .logistic
      training.parameters = [("members", .list([Estimator.member(.baseline, []), Estimator.member(second, [])]))]
    }
    return training
  }

  @Test("Over HTTP a row of every estimator gets what the model says of it in a frame.", arguments: learners)
  func walks(name: String) async throws {
    let estimator = try Estimator.named(name)
    for task in estimator.tasks {
      let context = FrameContext()
      let table = try Self.table()
      let model = try Self.training(estimator, task).run(on: context.frame(table))
      let rows = try Table(
        records: (0..<5).map { row in
          [
            ScalarField("x", row == 2 ? .missing : .double(Double(row) / 4)), ScalarField("z", .double(0.4)),
            ScalarField("date", .date(Day(number: Int32(19_120 + row)))),
          ]
        })
      let told = try model.predict(context.frame(rows))
      let bench = try ServingBench(model)
      try await bench.serve { port in
        for row in 0..<5 {
          let x = row == 2 ? "null" : "\(Double(row) / 4)"
          let date = Day(number: Int32(19_120 + row))
          let json = try ServingBench.post(port, #"{"x":\#(x),"z":0.4,"date":"\#(date)"}"#).json
          let answer = try #require(told[task.answerName])
          let prediction = try #require(json["predictions"]?.list?.first)
          #expect(Scalar(prediction) == answer[row] || Scalar(prediction).double == answer[row].double)
          for field in json["probabilities"]?.list?.first?.fields ?? [] {
            #expect(field.value.number == told["p_" + field.name]?[row].double)
          }
          for field in json["also"]?.list?.first?.fields ?? [] {
            #expect(field.value.number == told[field.name]?[row].double)
          }
          #expect((json["also"] != nil) == (task == .clusters || task == .anomalies || estimator.forecasts))
          #expect(json["answer"]?.text ?? "prediction" == task.answerName)
        }
      }
    }
  }
}
