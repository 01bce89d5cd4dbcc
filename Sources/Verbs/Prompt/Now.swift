import Language

extension Verb {
  static let now = Verb(
    "now", "Tell the time, in UTC; in a frame it is fixed when the plan is made.", example: "now()"
  ) { _ in Value.time(Session.now()) }
}
