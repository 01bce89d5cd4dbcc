import Language
import Learning

extension Value {
  /// A finding as a record; a list of them shows as a table.
  init(_ finding: GuardFinding) {
    self = .record([
      ("guard", .text(finding.kind.rawValue)), ("column", finding.column.map(Value.text) ?? .none),
      ("score", finding.score.map(Value.double) ?? .none), ("measure", .text(finding.measure)),
      ("found", .text(finding.found)), ("advice", .text(finding.advice)),
    ])
  }
}
