public import Frames
public import Learning
public import Registry

/// Small models trained here and now on made-up rows, for the tests that serve one.
public enum ExampleModel {
  /// The columns x0, x1, … and `colour`, an `id` beside them, and `repaid`, which is mostly whether x0 + x1 is above
  /// 1. With `isTurned` it is mostly whether it is not, so that two versions can be told apart by what they say.
  public static func trained(columns: Int = 4, trees: Int = 10, isTurned: Bool = false, estimator: Estimator = .gbm)
    throws -> Model
  {
    var random = Random(state: 7)
    let rows = (0..<2000).map { number -> [ScalarField] in
      let values = (0..<columns).map { _ in random.next() }
      let isAbove = values.prefix(2).reduce(0, +) > 1
      let isRepaid = random.next() < 0.02 ? isTurned == isAbove : isTurned != isAbove
      return [ScalarField("id", .text("r\(number)"))]
        + values.enumerated().map { ScalarField("x\($0)", .double($1)) }
        + [
          ScalarField("colour", .text(["red", "green", "blue"][number % 3])),
          ScalarField("repaid", .text(isRepaid ? "yes" : "no")),
        ]
    }
    var training = Training(target: "repaid", seed: 1)
    training.exclude = ["id"]
    training.threads = 1
    training.estimator = estimator
    if estimator.name == "gbm" { training.parameters = [("n_estimators", .int(trees))] }
    return try training.run(on: FrameContext().frame(records: rows))
  }

  /// A row that the model says yes to, or no.
  public static func row(columns: Int = 4, isAbove: Bool) -> [(name: String, value: Scalar)] {
    (0..<columns).map { ("x\($0)", .double(isAbove ? 0.9 : 0.1)) } + [("colour", .text("red"))]
  }

  /// The same as JSON.
  public static func body(columns: Int = 4, isAbove: Bool) -> String {
    let cells = row(columns: columns, isAbove: isAbove).map { name, value in "\"\(name)\":\(value)" }
    return "{" + cells.joined(separator: ",") + "}"
  }

  /// Registers the model as the next version.
  public static func register(_ model: Model, as name: String, in registry: Registry) throws -> Version {
    try registry.register(Registration(model, id: "id"), as: name)
  }

  /// Numbers from 0 to 1 that are the same each time; the multiplier is Knuth's (MMIX).
  private struct Random {
    var state: UInt64

    mutating func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
  }
}
