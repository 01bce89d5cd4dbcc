import Frames
import Language
import Registry

extension Verb {
  static let bookmark = Verb(
    "bookmark",
    "Keep how far something was read under a name, for the next `load(…, since: …)`, or give what is kept; none before the first.",
    effect: [.readsWorkspace, .changesWorkspace],
    Face(
      example: "bookmark \"orders\", max(loans.day)", Parameter<String>("name", "what it belongs to"),
      Parameter<Value>("value", "the new watermark; none keeps the one before", default: .none)
    ) { session, name, value in
      try Name.check(name, as: "bookmark")
      if !value.isNone { try session.registry().keep(bookmark: name, at: try Scalar(value)) }
      guard session.workspace.exists else { return Value.none }
      return Value(try session.registry().bookmark(name) ?? .missing)
    })
}
