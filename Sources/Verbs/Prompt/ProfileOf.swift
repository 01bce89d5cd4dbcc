import Language

extension Verb {
  static let profile_of = Verb(
    "profile_of",
    "Tell where the time goes: by verb, by line, by the database's operators: `%profile` in a script; `profile` looks at rows.",
    effect: .none,
    example: "profile_of(() => (loans | sort .amount)).rows",
    Parameter<Function>("work", "called once; a frame that it gives is read to its end")
  ) { session, work in try session.profiled { try work(session) } }
}
