import Engines
import Frames
import Testing

@testable import Learning

/// Several estimators that answer together.
@Suite struct TeamTests {
  static func training(_ estimator: Estimator, _ target: String, _ members: [Scalar]) -> Training {
    var training = Synthetic.training(target)
    training.estimator = estimator
    training.parameters = [("members", .list(members))]
    return training
  }

  static let trees = Estimator.member(.gbm, [("n_estimators", .int(20))])
  static let line = Estimator.member(.linear, [])
  static let chances = Estimator.member(.logistic, [("alpha", .int(1))])
  static let floor = Estimator.member(.baseline, [])

  @Test("Weights are where the squared error of the mean is least, and no weight is negative.")
  func weights() {
    #expect(BlendWeights.least([[1, 0], [0, 1]]) == [0.5, 0.5])
    #expect(BlendWeights.least([[1, 0], [0, 3]]) == [0.75, 0.25])
    #expect(BlendWeights.least([[1, 1.5], [1.5, 4]]) == [1, 0])
    #expect(BlendWeights.least([[2, 2], [2, 2]]) == [1, 0])
    let grid = [[3.0, 1, 0.5], [1, 2, 0.2], [0.5, 0.2, 1]]
    func value(_ w: [Double]) -> Double {
      (0..<3).reduce(0) { sum, a in sum + (0..<3).reduce(0) { $0 + w[a] * w[$1] * grid[a][$1] } }
    }
    let found = value(BlendWeights.least(grid))
    for a in 0...50 {
      for b in 0...(50 - a) {
        #expect(found <= value([Double(a) / 50, Double(b) / 50, Double(50 - a - b) / 50]) + 1e-12)
      }
    }
  }

  @Test("A blend with given weights is the mean of its members by them, row and table alike.")
  func blend() throws {
    let table = try Synthetic.table(400)
    var training = Self.training(.blend, "amount", [Self.trees, Self.line])
    training.parameters.append(("weights", .list([.int(3), .int(1)])))
    let blend = try Scorer(Synthetic.model(training, table)).score(prepared: table).columns[0]
    var own = Synthetic.training("amount")
    own.parameters = [("n_estimators", .int(20))]
    let trees = try Scorer(Synthetic.model(own, table)).score(prepared: table).columns[0]
    (own.estimator, own.parameters) = (.linear, [])
    let line = try Scorer(Synthetic.model(own, table)).score(prepared: table).columns[0]
    for row in 0..<400 { #expect(abs(blend[row] - 0.75 * trees[row] - 0.25 * line[row]) < 1e-9) }
  }

  @Test("A fitted blend leans on the member that is right, and does not lose to it by much.")
  func fitted() throws {
    let training = Self.training(.blend, "amount", [Self.floor, Self.line])
    let model = try Synthetic.model(training, Synthetic.table(600))
    let (header, parts) = try TeamHeader.read(model.engine)
    let weights = try #require(header.weights)
    #expect(weights[1] > 0.95 && abs(weights.reduce(0, +) - 1) < 1e-12 && parts.count == 2)
    #expect(model.card.training.notes.contains { $0.contains("weights fitted on rows that members had not seen") })
  }

  @Test(
    "A stack tells classes and numbers, no worse than the better of its members.", arguments: ["y", "kind", "amount"])
  func stack(target: String) throws {
    let second = target == "amount" ? Self.line : Self.chances
    let table = try Synthetic.table(900)
    let test = try Synthetic.table(900, seed: 2)
    let labels = try TargetReading(#require(test[target]), task: nil, positive: nil).labels
    func loss(_ training: Training) throws -> Double {
      let scores = try Scorer(Synthetic.model(training, table)).score(prepared: test)
      let metric: Metric = target == "amount" ? .rmse : .logLoss
      return try #require(metric.measure(scores.judged(labels: labels)))
    }
    let stacked = try loss(Self.training(.stack, target, [Self.trees, second]))
    var own = Synthetic.training(target)
    own.parameters = [("n_estimators", .int(20))]
    let trees = try loss(own)
    (own.estimator, own.parameters) = target == "amount" ? (.linear, []) : (.logistic, [("alpha", .int(1))])
    #expect(stacked < min(trees, try loss(own)) * 1.1)
  }

  @Test("Bytes that do not hold all members are refused.")
  func broken() throws {
    let model = try Synthetic.model(Self.training(.stack, "y", [Self.floor, Self.chances]), Synthetic.table(200))
    for bytes in [
      Array(model.engine.dropLast(3)), Array("{}\n".utf8), [], Array(model.engine.prefix(40)), model.engine + [1],
    ] {
      var broken = model
      broken.engine = bytes
      #expect(throws: Fault.self) { try Scorer(broken) }
    }
  }

  @Test("Members that cannot learn the task, are too few, or group rows are refused.")
  func refused() throws {
    func fault(_ estimator: Estimator, _ target: String, _ members: [Scalar]) throws -> Fault {
      try #require(throws: Fault.self) {
        try Synthetic.model(Self.training(estimator, target, members), Synthetic.table(100))
      }
    }
    #expect(try fault(.stack, "amount", [Self.trees, Self.chances]).code == "L011")
    #expect(try fault(.stack, "y", [Self.trees]).code == "L013")
    #expect(try fault(.blend, "y", [Self.trees, .int(3)]).code == "L013")
    #expect(try fault(.blend, "y", [Self.trees, Estimator.member(.kmeans, [])]).code == "L057")
    #expect(try fault(.blend, "y", [Self.trees, Estimator.member(.gbm, [("leaves", .int(3))])]).code == "L012")
    var none = Synthetic.training("y")
    (none.estimator, none.parameters) = (.blend, [])
    #expect(try #require(throws: Fault.self) { try Synthetic.model(none, Synthetic.table(100)) }.code == "L057")
  }
}
