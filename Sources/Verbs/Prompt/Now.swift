import Language

extension Verb {
  static let now = Verb(
    "now", "Tell the time, in UTC; in a frame it is fixed when the plan is made.", effect: .clock, example: "now()"
  ) { session in
    session.trace?.outside.insert("the clock")
    return Value.time(Session.now())
  }
}
