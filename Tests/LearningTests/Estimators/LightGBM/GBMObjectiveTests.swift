import Engines
import Frames
import Glibc
import Testing

@testable import Learning

/// What gbm is asked for, beside LightGBM 4.7.0 from Python on the same 400 rows with the same parameters.
@Suite struct GBMObjectiveTests {
  /// Three numbers a row, `y`, and `b` where y is above 2.2.
  static func table(from first: Int = 0, to end: Int = 400, lift: Double = 0) throws -> Table {
    try Table(
      records: (first..<end).map { i in
        let a = Double((i * 37) % 101) / 100
        let b = Double((i * 53) % 89) / 88
        let c = sin(Double(i) * 0.7)
        let noise = Double((i * 17) % 13) / 13
        let wave: Double = b > 0.5 ? 2 * c : 0
        let y: Double = 3 * a + wave + noise
        return [
          ScalarField("a", .double(a)), ScalarField("b", .double(b)), ScalarField("c", .double(c)),
          ScalarField("y", .double(y + lift)), ScalarField("positive", .bool(y > 2.2)),
        ]
      })
  }

  static func training(_ target: String, _ more: [(name: String, value: Scalar)]) -> Training {
    var training = Training(target: target, seed: 7)
    training.include = ["a", "b", "c"]
    training.threads = 2
    training.parameters = [("num_leaves", .int(7)), ("min_child_samples", .int(10))] + more
    return training
  }

  static func answers(_ model: Model, _ count: Int, lift: Double = 0) throws -> [Double] {
    Array(try Scorer(model).score(prepared: table(lift: lift)).columns[0].prefix(count))
  }

  static let cases: [(String, [(name: String, value: Scalar)], [Double])] = [
    ("l1", [], [4.167392120365811, 5.7019280240625205, 5.658464265558011]),
    ("huber", [("alpha", .double(0.5))], [4.57206988364634, 5.3264804271469695, 5.398681503190463]),
    ("poisson", [], [4.63246688856121, 5.286799496912485, 5.318838464242723]),
    ("tweedie", [("tweedie_variance_power", .double(1.3))], [4.255562903382986, 5.652358199385496, 5.76336988315826]),
    ("mape", [], [3.9983430456235403, 5.091322568235149, 5.343383600133166]),
    ("gamma", [], [4.173571958427642, 5.601181572987351, 5.597409678783977]),
  ]

  @Test("Every objective learns what LightGBM learns from Python.", arguments: cases)
  func objectives(name: String, more: [(name: String, value: Scalar)], wanted: [Double]) throws {
    let asked = [("n_estimators", Scalar.int(10)), ("objective", .text(name))] + more
    let model = try Synthetic.model(Self.training("y", asked), Self.table(lift: 3))
    for (answer, value) in zip(try Self.answers(model, 3, lift: 3), wanted) { #expect(abs(answer - value) < 1e-9) }
  }

  @Test("A quantile is LightGBM's, and that share of rows lies below it.")
  func quantile() throws {
    let asked: [(name: String, value: Scalar)] = [
      ("n_estimators", .int(20)), ("objective", .text("quantile")), ("alpha", .double(0.3)),
    ]
    let model = try Synthetic.model(Self.training("y", asked), Self.table())
    let wanted = [0.5023604662811555, 2.125120211836426, 2.462149534811834, 1.9830241719478163]
    for (answer, value) in zip(try Self.answers(model, 4), wanted) { #expect(abs(answer - value) < 1e-9) }
    let truth = try #require(try Self.table()["y"]?.numbers)
    let below = zip(truth, try Self.answers(model, 400)).reduce(0) { $0 + ($1.0 <= $1.1 ? 1 : 0) }
    #expect((80...160).contains(below))
  }

  @Test("Directions are given by column name, reach the engine, and hold.")
  func monotone() throws {
    let directions = Scalar.record([ScalarField("c", .int(-1)), ScalarField("a", .int(1))])
    let asked: [(name: String, value: Scalar)] = [("n_estimators", .int(10)), ("monotone", directions)]
    let model = try Synthetic.model(Self.training("y", asked), Self.table())
    let wanted = [1.077043196193988, 1.7782965406150186, 2.4152812306354976]
    for (answer, value) in zip(try Self.answers(model, 3), wanted) { #expect(abs(answer - value) < 1e-9) }
    let scorer = try Scorer(model)
    func told(_ a: Double, _ c: Double) throws -> Double {
      try scorer.predict(["a": .double(a), "b": .double(0.7), "c": .double(c)]).value.double ?? .nan
    }
    for step in 0..<20 {
      #expect(try told(Double(step) / 20, 0) <= told(Double(step + 1) / 20, 0))
      #expect(try told(0.5, Double(step) / 20) >= told(0.5, Double(step + 1) / 20))
    }
  }

  @Test("Directions of what has no order, or is no feature, are refused with the nearest name.")
  func refused() throws {
    func fault(_ target: String, _ value: Scalar) throws -> Fault {
      var training = Synthetic.training(target)
      training.parameters = [("monotone", value)]
      return try #require(throws: Fault.self) { try Synthetic.model(training, Synthetic.table(100)) }
    }
    #expect(try fault("y", .record([ScalarField("aa", .int(1))])).help?.contains("did you mean `a`?") == true)
    #expect(try fault("y", .record([ScalarField("city", .int(1))])).code == "L051")
    #expect(try fault("kind", .record([ScalarField("a", .int(1))])).code == "L051")
    #expect(try fault("y", .record([ScalarField("a", .int(2))])).code == "L013")
    #expect(try fault("y", .int(1)).code == "L013")
  }

  @Test("Numbers that an objective does not know are counted and refused.")
  func numbers() throws {
    for (objective, lift) in [("poisson", 0.0), ("tweedie", 0), ("gamma", 0)] {
      let training = Self.training("y", [("objective", .text(objective))])
      let fault = try #require(throws: Fault.self) { try Synthetic.model(training, Self.table(lift: lift - 1)) }
      #expect(fault.code == "L050" && fault.message.contains("rows"))
    }
  }

  @Test("Classes weigh what they are given, all alike when balanced; other names and numbers are refused.")
  func classWeights() throws {
    let table = try Self.table()
    func share(_ weight: Scalar) throws -> Double {
      let asked: [(name: String, value: Scalar)] = [("n_estimators", .int(10)), ("class_weight", weight)]
      let model = try Synthetic.model(Self.training("positive", asked), table)
      return try Self.answers(model, 400).reduce(0, +) / 400
    }
    let plain = try share(.text("none"))
    #expect(try share(.record([ScalarField("true", .int(5))])) > plain + 0.1)
    #expect(try share(.record([ScalarField("true", .int(1))])) == plain)
    #expect(try share(.text("balanced")) > plain)
    for weight in [Scalar.record([ScalarField("maybe", .int(5))]), .record([ScalarField("true", .int(-1))]), .int(3)] {
      #expect(throws: Fault.self) { try share(weight) }
    }
    let numbers = Self.training("y", [("class_weight", .record([ScalarField("1", .int(2))]))])
    #expect(try #require(throws: Fault.self) { try Synthetic.model(numbers, table) }.code == "L050")
  }
}
