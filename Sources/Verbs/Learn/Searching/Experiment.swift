import Language
import Registry

extension Verb {
  static let experiment = Verb(
    "experiment", "Do some work whose recorded runs belong to an experiment; gives what the work gives.",
    effect: .none, example: "experiment \"plans\", () => count(loans)",
    Parameter<String>("name", "letters, digits, `.`, `_` or `-`"),
    Parameter<Function>("work", "called once: `() => { … }`")
  ) { session, name, work in
    try Name.check(name, as: "experiment")
    let outer = session.experiment
    session.experiment = name
    defer { session.experiment = outer }
    return try work(session)
  }
}
