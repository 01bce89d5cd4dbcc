import Testing

@testable import Learning

/// Reference values: scikit-learn 1.9.1 on the same numbers, with and without weights, with tied scores, a row of no weight,
/// and a value of a million among ones; `ks`, `gini`, `wape`, `smape` and `mean_error` by their definitions over its curves.
@Suite struct AgreementTests {
  static let twoExpected: [(String, Double)] = [
    ("auc", 0.7222222222222223), ("average_precision", 0.8092592592592592), ("log_loss", 0.6773398517758419),
    ("brier", 0.21437499999999998), ("accuracy", 0.6666666666666666), ("precision", 0.6666666666666666),
    ("recall", 0.6666666666666666), ("f1", 0.6666666666666666), ("balanced_accuracy", 0.6666666666666666),
    ("mcc", 0.3333333333333333), ("kappa", 0.33333333333333337), ("specificity", 0.6666666666666666),
    ("negative_predictive_value", 0.6666666666666666), ("gini", 0.44444444444444464), ("ks", 0.5),
  ]
  static let twoWeightedExpected: [(String, Double)] = [
    ("auc", 0.8310810810810811), ("average_precision", 0.8577359968664316), ("log_loss", 0.529098231551935),
    ("brier", 0.1730797101449275), ("accuracy", 0.7536231884057971), ("precision", 0.8571428571428571),
    ("recall", 0.6486486486486487), ("f1", 0.7384615384615385), ("balanced_accuracy", 0.7618243243243243),
    ("mcc", 0.5317957892511919), ("kappa", 0.513883133029424), ("specificity", 0.875),
    ("negative_predictive_value", 0.6829268292682927), ("gini", 0.6621621621621623), ("ks", 0.6486486486486487),
  ]
  static let fourExpected: [(String, Double)] = [
    ("accuracy", 0.5), ("macro_f1", 0.41666666666666663), ("macro_precision", 0.39166666666666666),
    ("macro_recall", 0.45833333333333326), ("weighted_f1", 0.45), ("balanced_accuracy", 0.45833333333333326),
    ("mcc", 0.32479622744662096), ("kappa", 0.30555555555555547), ("log_loss", 1.0807355764411724),
    ("brier", 0.5695000000000001), ("top_3", 0.9), ("macro_auc", 0.7950148809523809),
  ]
  static let fourWeightedExpected: [(String, Double)] = [
    ("accuracy", 0.3893129770992366), ("macro_f1", 0.35144927536231885), ("macro_precision", 0.3720657276995305),
    ("macro_recall", 0.39761904761904765), ("weighted_f1", 0.38184533687354794),
    ("balanced_accuracy", 0.39761904761904765), ("mcc", 0.24643566279019613), ("kappa", 0.21024868123587048),
    ("log_loss", 1.109987102075843), ("brier", 0.5864503816793893), ("top_3", 0.9236641221374046),
    ("macro_auc", 0.7474478797086057),
  ]
  static let numbersExpected: [(String, Double)] = [
    ("rmse", 37796.44730536853), ("r2", 0.9883332683863278), ("mape", 0.15952380952380954),
    ("median_absolute_error", 0.5), ("mae", 14286.135714285714), ("msle", 0.07971953135445345),
    ("rmsle", 0.28234647395434825), ("explained_variance", 0.989999909330735), ("max_error", 100000.0),
    ("pinball", 7143.067857142857), ("poisson_deviance", 1531.922684293751), ("mean_error", 14285.564285714285),
    ("wape", 0.10000127997862436), ("smape", 0.4479802610739709), ("pinball_90", 12857.29357142857),
  ]
  static let numbersWeightedExpected: [(String, Double)] = [
    ("rmse", 35.924192063471885), ("r2", 0.9899985436163301), ("mape", 0.19365078116402284),
    ("median_absolute_error", 0.25), ("mae", 0.38064511217482433), ("msle", 0.028763071649841196),
    ("rmsle", 0.16959679139017106), ("explained_variance", 0.9899985697446051), ("max_error", 100000.0),
    ("pinball", 0.19032255608741216), ("poisson_deviance", 0.1485183516138438), ("mean_error", 0.05806450863683766),
    ("wape", 0.11523437500000003), ("smape", 0.296106596265296), ("pinball_90", 0.2135483595421472),
  ]

  static let two = Judged.binary(
    truth: [false, true, true, false, true, false, false, true, true, false, true, false],
    probability: [0.1, 0.9, 0.8, 0.35, 0.35, 0.6, 0.2, 0.7, 0.55, 0.5, 0.05, 0.35])
  static let four = Judged.multiclass(
    labels: [0, 1, 2, 2, 1, 0, 0, 2, 3, 3],
    probabilities: [
      [0.6, 0.1, 0.1, 0.4, 0.25, 0.4, 0.1, 0.05, 0.25, 0.1], [0.2, 0.5, 0.3, 0.3, 0.25, 0.3, 0.5, 0.05, 0.25, 0.2],
      [0.1, 0.3, 0.5, 0.2, 0.25, 0.2, 0.2, 0.9, 0.25, 0.4], [0.1, 0.1, 0.1, 0.1, 0.25, 0.1, 0.2, 0.0, 0.25, 0.3],
    ],
    classes: ["a", "b", "c", "d"])
  static let numbers = Judged.regression(
    truth: [3.0, 0.5, 2.0, 7.0, 4.2, 0.0, 1e6], predicted: [2.5, 0.25, 2.0, 8.0, 4.0, 1.0, 9e5])

  @Test("Metrics agree with scikit-learn.", arguments: [("two", two), ("four", four), ("numbers", numbers)])
  func plain(name: String, judged: Judged) throws {
    try agree(judged, name == "two" ? Self.twoExpected : name == "four" ? Self.fourExpected : Self.numbersExpected)
  }

  @Test("Metrics of weighted rows agree with scikit-learn.", arguments: ["two", "four", "numbers"])
  func weighted(name: String) throws {
    var judged = name == "two" ? Self.two : name == "four" ? Self.four : Self.numbers
    judged.weights =
      name == "two"
      ? [1, 2, 0.5, 1, 3, 0, 1, 1.5, 2, 1, 0.25, 4]
      : name == "four" ? [1, 2, 0.5, 1, 3, 0.1, 1, 1.5, 2, 1] : [1, 2, 0.5, 1, 3, 0.25, 1e-6]
    try agree(
      judged,
      name == "two"
        ? Self.twoWeightedExpected : name == "four" ? Self.fourWeightedExpected : Self.numbersWeightedExpected)
  }

  @Test("Every metric but the calibration error has a reference value for each of its tasks.")
  func complete() {
    let told: [Task: Set<String>] = [
      .binary: Set(Self.twoExpected.map(\.0)), .multiclass: Set(Self.fourExpected.map(\.0)),
      .regression: Set(Self.numbersExpected.map(\.0)),
    ]
    for metric in Metric.catalogue where metric.name != "ece" {
      for task in metric.tasks { #expect(told[task]?.contains(metric.name) == true, "\(metric.name)") }
    }
  }

  @Test("A weight of two is a row twice, and one of zero no row.")
  func repeated() throws {
    let rows = [0, 1, 2, 2, 3, 4, 4, 4, 7, 8, 9, 10, 11]
    for base in [Self.two, Self.four] {
      let kept = rows.filter { $0 < base.count }
      var weighted = base
      weighted.weights = (0..<base.count).map { row in Double(kept.filter { $0 == row }.count) }
      for metric in Metric.all(for: base.task) where metric.name != "ece" {
        let twice = try #require(metric.measure(base.rows(kept)))
        #expect(abs(try #require(metric.measure(weighted)) - twice) < 1e-12, "\(metric.name)")
      }
    }
  }

  @Test("The calibration error is that of ten parts, rows of one probability together.")
  func calibration() throws {
    // Parts by hand: {.05} {.1} {.2} {.35 ×3} {.5} {.55} {.6} {.7} {.8 .9}, and what came true in each.
    let gaps = [0.05 - 1, 0.1, 0.2, 3 * 0.35 - 1, 0.5, 0.55 - 1, 0.6, 0.7 - 1, 0.8 + 0.9 - 2]
    let expected = gaps.reduce(0) { $0 + abs($1) } / 12
    #expect(abs(try #require(Metric.ece.measure(Self.two)) - expected) < 1e-12)
  }

  private func agree(_ judged: Judged, _ expected: [(String, Double)]) throws {
    for (name, value) in expected {
      var judged = judged
      if name == "pinball_90" { judged.level = 0.9 }
      let metric = try #require(Metric.named(name == "pinball_90" ? "pinball" : name))
      let found = try #require(metric.measure(judged), "\(name)")
      #expect(abs(found - value) <= 1e-9 * max(1, abs(value)), "\(name)")
    }
  }
}
