import Frames
import Testing

@testable import Learning

/// Reference values: Fairlearn 0.15.0 on the same 240 rows.
@Suite struct FairnessReportTests {
  static let judged = Judged.binary(
    truth: (0..<240).map { $0 * 7 % 11 < 5 }, probability: (0..<240).map { Double($0 * 13 % 17) / 16 })
  static let groups: [String] = (0..<240).map { ["a", "b", "c"][($0 * 5 % 9) / 3] }

  private func report(_ judged: Judged, isCrossed: Bool = false) throws -> FairnessReport {
    let table = try Table([
      Column("g", type: .text, values: .texts(TextValues(Self.groups))),
      Column("s", type: .text, values: .texts(TextValues((0..<240).map { $0 % 2 == 0 ? "x" : "y" }))),
    ])
    return try FairnessReport(judged, ValueGroups(table, by: isCrossed ? ["g", "s"] : ["g"]), seed: 1)
  }

  @Test("The rates of groups are Fairlearn's.")
  func rates() throws {
    let found = try report(Self.judged)
    let expected = [
      "selection_rate": [0.5308641975308642, 0.5316455696202531, 0.525],
      "true_positive_rate": [0.5135135135135135, 0.5277777777777778, 0.5833333333333334],
      "false_positive_rate": [0.5454545454545454, 0.5348837209302325, 0.4772727272727273],
      "precision": [0.4418604651162791, 0.4523809523809524, 0.5],
      "accuracy": [0.48148148148148145, 0.4936708860759494, 0.55],
    ]
    #expect(found.groups.map(\.values) == [["a"], ["b"], ["c"]])
    for (name, values) in expected {
      for (group, value) in zip(found.groups, values) {
        #expect(abs((group.rate(name) ?? .nan) - value) < 1e-12, "\(name)")
      }
    }
  }

  @Test("The gaps between groups, of one column and of two at once, are Fairlearn's.", arguments: [false, true])
  func gaps(isCrossed: Bool) throws {
    let found = try report(Self.judged, isCrossed: isCrossed)
    let expected =
      isCrossed
      ? [
        "demographic_parity_difference": 0.02564102564102566, "demographic_parity_ratio": 0.9523809523809523,
        "equalized_odds_difference": 0.1374269005847954, "equalized_odds_ratio": 0.7582417582417582,
        "equal_opportunity_difference": 0.1374269005847954, "equal_opportunity_ratio": 0.7751196172248803,
      ]
      : [
        "demographic_parity_difference": 0.006645569620253089, "demographic_parity_ratio": 0.9875,
        "equalized_odds_difference": 0.06981981981981988, "equalized_odds_ratio": 0.875,
        "equal_opportunity_difference": 0.06981981981981988, "equal_opportunity_ratio": 0.8803088803088802,
      ]
    for (name, value) in expected { #expect(abs((found.gap(name) ?? .nan) - value) < 1e-12, "\(name)") }
    #expect(found.gaps.filter { $0.name != "calibration_difference" }.allSatisfy { $0.interval != nil })
  }

  @Test("Weighted rows give Fairlearn's gaps with sample weights.")
  func weighted() throws {
    var judged = Self.judged
    judged.weights = (0..<240).map { Double($0 % 4 + 1) / 2 }
    let found = try report(judged)
    #expect(abs((found.gap("demographic_parity_difference") ?? .nan) - 0.007738693467336688) < 1e-12)
    #expect(abs((found.gap("equalized_odds_difference") ?? .nan) - 0.09903769045709698) < 1e-12)
  }

  @Test("Numbers have no fairness of two classes: the error says what to use.")
  func regression() throws {
    let table = try Table([Column("g", type: .text, values: .texts(TextValues(["a", "b"])))])
    #expect(throws: (any Error).self) {
      try FairnessReport(.regression(truth: [1, 2], predicted: [1, 2]), ValueGroups(table, by: ["g"]), seed: 1)
    }
  }
}
