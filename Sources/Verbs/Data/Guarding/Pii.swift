import Frames
import Language
import Learning

extension Verb {
  static let pii = Verb(
    "pii",
    "Find columns that are probably personal data, by their names and by their values; examples are masked.",
    effect: .look, example: "pii loans", Parameter<Frame>("frame", "the rows")
  ) { session, frame in
    let found = try session.work("looking for personal data") { try frame.personalColumns() }
    return try session.table(
      [("column", .text), ("kind", .text), ("score", .double), ("found", .text), ("example", .text), ("try", .text)],
      found.map { found in
        [
          .text(found.column), .text(found.kind), .double((found.score * 100).rounded() / 100), .text(found.reason),
          found.example.map(Scalar.text) ?? .missing,
          .text(
            found.isText ? "hash(\(Spelling.column(found.column)), key)" : "drop \(Spelling.column(found.column))"),
        ]
      }, named: "personal")
  }
}

extension PersonalColumn {
  /// Its values are texts that tell one person from another, so that a keyed hash keeps what they are good for.
  fileprivate var isText: Bool {
    ["email", "phone", "iban", "card", "national_id", "ip"].contains(kind) && score >= PersonalColumn.likely
  }
}
