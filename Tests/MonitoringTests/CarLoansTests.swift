import Foundation
import Frames
import Testing

@testable import Monitoring

/// Drift on real rows: the car loans of ten months against those of the months after.
@Suite struct CarLoansTests {
  /// A table out of a plain file of the tutorials: numbers where every field is one, else texts.
  static func table(_ name: String) throws -> Table {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("tutorials/data/\(name)")
    let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
    let rows = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let names = try #require(lines.first).split(separator: ",")
    return try Table(
      names.enumerated().map { place, name in
        let fields = rows.map { $0[place] }
        let numbers = fields.compactMap { Double($0) }
        return numbers.count == fields.count
          ? Column(String(name), type: .double, values: .doubles(numbers))
          : Column(String(name), type: .text, values: .texts(TextValues(fields.map(String.init))))
      })
  }

  /// psi with numpy (quantiles of type 7), `scipy.stats.ks_2samp` and `scipy.stats.chi2_contingency` (scipy 1.17.1).
  @Test("Each column of the car loans has numpy's psi and scipy's statistic, and only the car's value has drifted.")
  func carLoans() throws {
    let expected: [String: (psi: Double, statistic: Double)] = [
      "car_value": (0.24266687940350765, 0.2193), "debt_to_income_ratio": (0.0018256080171022515, 0.0126),
      "driver_tenure": (0.001277357397140301, 0.0108), "loan_length": (0.07060820563473917, 0.1),
      "repaid_loan_on_prev_car": (0.06730429299525875, 334.22321779806043),
      "salary_range": (0.04149539953951597, 199.8307857371101),
      "size_of_downpayment": (0.0015973697644049863, 7.9849819514105675),
    ]
    let report = try drift(
      reference: Self.table("car_loans_history.csv"), current: Self.table("car_loans_new.csv"))
    for row in report.rows {
      guard let wanted = expected[row.column] else { continue }
      #expect(abs(row.psi - wanted.psi) < 1e-9, "\(row)")
      let room = row.test == "ks" ? 0.002 : 1e-8
      #expect(abs((row.statistic ?? -1) - wanted.statistic) < room, "\(row)")
      #expect(row.drifted == (row.column == "car_value"))
    }
    #expect(report.rows.count == 9 && report.notes == ["only in the reference: repaid"])
    #expect(report.rows.first?.column == "id" && report.rows[1].column == "car_value")
  }
}
