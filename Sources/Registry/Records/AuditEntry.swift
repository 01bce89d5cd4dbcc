public import Calendar
import Engines

/// One line of the audit log: what was done to what, by whom and when, chained to the line before by its hash.
public struct AuditEntry: Hashable, Codable, Sendable {
  /// 1, 2, 3, … without a gap.
  public var sequence: Int
  public var when: Moment
  public var who: String
  /// `register`, `promote`, `rollback`, `deploy`, `undeploy`, `record`, `quarantine`.
  public var action: String
  /// What it was done to: `loans@3`, an endpoint's or a run's name.
  public var subject: String
  /// The particulars, one line.
  public var detail: String
  /// The hash of the entry before, 64 zeros for the first.
  public var previous: String
  public var hash: String

  static let genesis = String(repeating: "0", count: 64)

  /// The SHA-256 over every field, each with its length before it so that no two entries read alike.
  static func hash(
    sequence: Int, when: Moment, who: String, action: String, subject: String, detail: String, previous: String
  ) -> String {
    let fields = ["\(sequence)", "\(when.microseconds)", who, action, subject, detail, previous]
    return SHA256.hex(fields.map { "\($0.utf8.count):\($0)" }.joined())
  }

  var computedHash: String {
    AuditEntry.hash(
      sequence: sequence, when: when, who: who, action: action, subject: subject, detail: detail, previous: previous)
  }
}
