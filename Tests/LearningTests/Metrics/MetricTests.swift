import Learning
import Testing

/// Reference values: scikit-learn 1.9.1 on the same numbers, the intervals by their definitions in numpy 2.4.6.
@Suite struct MetricTests {
  static let two = Judged.binary(
    truth: [false, true, true, false, true, false, false, true, true, false, true, false],
    probability: [0.1, 0.9, 0.8, 0.35, 0.35, 0.6, 0.2, 0.7, 0.55, 0.5, 0.05, 0.35])
  static let three = Judged.multiclass(
    labels: [0, 1, 2, 2, 1, 0, 0, 2],
    probabilities: [
      [0.7, 0.2, 0.1, 0.4, 0.3, 0.5, 0.2, 0.05],
      [0.2, 0.5, 0.3, 0.35, 0.4, 0.25, 0.6, 0.05],
      [0.1, 0.3, 0.6, 0.25, 0.3, 0.25, 0.2, 0.9],
    ],
    classes: ["a", "b", "c"])
  static let numbers = Judged.regression(truth: [3.0, -0.5, 2.0, 7.0, 4.2], predicted: [2.5, 0.0, 2.0, 8.0, 4.0])

  @Test(
    "Metrics of two classes agree with scikit-learn.",
    arguments: [
      ("auc", 0.7222222222222222), ("average_precision", 0.8092592592592592), ("log_loss", 0.6773398517758419),
      ("brier", 0.21437499999999998), ("accuracy", 0.6666666666666666), ("precision", 0.6666666666666666),
      ("recall", 0.6666666666666666), ("f1", 0.6666666666666666),
    ])
  func binary(name: String, expected: Double) throws {
    try agree(name, Self.two, expected)
  }

  @Test(
    "Metrics of several classes agree with scikit-learn.",
    arguments: [
      ("macro_auc", 0.8333333333333334), ("macro_f1", 0.7555555555555555), ("log_loss", 0.7838973062388233),
      ("accuracy", 0.75),
    ])
  func multiclass(name: String, expected: Double) throws {
    try agree(name, Self.three, expected)
  }

  @Test(
    "Metrics of numbers agree with scikit-learn.",
    arguments: [
      ("rmse", 0.5549774770204643), ("r2", 0.9496600418410042), ("mape", 0.27142857142857146),
      ("median_absolute_error", 0.5),
    ])
  func regression(name: String, expected: Double) throws {
    try agree(name, Self.numbers, expected)
  }

  @Test("Intervals state their method and agree with their definition.")
  func intervals() throws {
    let delong = try #require(Metric.auc.interval(Self.two))
    #expect(abs(delong.low - 0.3839711027652666) < 1e-12)
    #expect(delong.high == 1)
    #expect(delong.method == "DeLong")
    let wilson = try #require(
      Metric.accuracy.interval(
        Judged.binary(
          truth: [Bool](repeating: true, count: 10), probability: [Double](repeating: 0.9, count: 8) + [0.1, 0.2])))
    #expect(abs(wilson.low - 0.4901624715366418) < 1e-12)
    #expect(abs(wilson.high - 0.9433178485456247) < 1e-12)
    let error = try #require(Metric.rmse.interval(Self.numbers))
    #expect(error.low == 0)
    #expect(abs(error.high - 0.8136072083075737) < 1e-12)
  }

  @Test("A confusion matrix has one row a true class.")
  func confusion() {
    #expect(Confusion(Self.two).counts == [[4, 2], [2, 4]])
    #expect(Confusion(Self.three).counts == [[2, 1, 0], [0, 2, 0], [1, 0, 2]])
  }

  @Test("What is not defined is none and never a trap.", arguments: Metric.catalogue.map(\.name))
  func undefined(name: String) throws {
    let metric = try #require(Metric.catalogue.first { $0.name == name })
    for task in metric.tasks {
      let nothing =
        switch task {
        case .binary: Judged.binary(truth: [], probability: [])
        case .multiclass: Judged.multiclass(labels: [], probabilities: [[], []], classes: ["a", "b"])
        case .regression, .clusters, .anomalies: Judged.regression(truth: [], predicted: [])
        }
      #expect(metric.measure(nothing) == nil)
      #expect(metric.interval(nothing) == nil)
    }
    #expect(Metric.auc.measure(Judged.binary(truth: [true, true], probability: [0.1, 0.2])) == nil)
    #expect(Metric.r2.measure(Judged.regression(truth: [1, 1], predicted: [1, 2])) == nil)
  }

  private func agree(_ name: String, _ judged: Judged, _ expected: Double) throws {
    let metric = try #require(Metric.catalogue.first { $0.name == name })
    let value = try #require(metric.measure(judged))
    #expect(abs(value - expected) < 1e-12)
  }
}
