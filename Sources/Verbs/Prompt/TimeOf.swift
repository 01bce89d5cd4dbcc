import Language

extension Verb {
  static let time_of = Verb(
    "time_of",
    "Tell how long something takes, on the clock and of the processors, and its memory: `%time` in a script.",
    effect: .none,
    example: "time_of(() => count(loans)).value",
    Parameter<Function>("work", "called once; a frame that it gives is read to its end")
  ) { session, work in
    let (value, measured) = try session.measured { try work(session) }
    return MeasuredObject(value, measured)
  }
}
