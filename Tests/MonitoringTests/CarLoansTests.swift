import Engines
import Foundation
import Frames
import Learning
import Testing

@testable import Monitoring

/// Drift on real rows: the car loans of ten months against those of the months after.
@Suite struct CarLoansTests {
  /// One of the tutorials' tables.
  static func frame(_ name: String) throws -> Frame {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("tutorials/data")
    return try FrameContext(folder: folder.path).load([name])
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
    let before = try Self.frame("car_loans_history.csv")
    let now = try Self.frame("car_loans_new.csv")
    let report = try drift(reference: before.collect(), current: now.collect())
    for row in report.rows {
      guard let wanted = expected[row.column] else { continue }
      #expect(abs(row.psi - wanted.psi) < 1e-9, "\(row)")
      let room = row.test == "ks" ? 0.002 : 1e-8
      #expect(abs((row.statistic ?? -1) - wanted.statistic) < room, "\(row)")
      #expect(row.drifted == (row.column == "car_value"))
    }
    #expect(report.rows.count == 9 && report.notes == ["only in the reference: repaid"])
    #expect(Set(report.rows.prefix(3).map(\.column)) == ["id", "timestamp", "car_value"])
    let profile = Profile(of: try before.collect(), columns: ["salary_range", "car_value"])
    #expect(try drift(reference: profile, current: now).rows == report.rows.filter { profile.column($0.column) != nil })
    let other = Profile(of: try before.collect(), columns: ["repaid"])
    #expect(throws: Fault.self) { try drift(reference: other, current: now) }
  }
}
