import Frames
import Language

extension Verb {
  static let filter = Verb(
    "filter", "Keep the rows or elements for which a condition holds.", effect: .none, foresight: .rows,
    Face(
      example: "loans | filter .amount > 100", Parameter<Frame>("frame", "the rows"),
      Parameter<Rest<Condition>>("conditions", "true for the rows that stay")
    ) { _, frame, conditions in
      var kept = frame
      for condition in conditions.values { kept = try kept.filter(condition.expression) }
      return kept
    },
    Face(
      example: "[1, 2, 3] | filter(x => x > 1)", Parameter<Elements>("list", "the elements"),
      Parameter<Function>("function", "true for the elements that stay")
    ) { session, list, function in
      let problem = { Function.noTruth($0, verb: "filter") }
      if let kept = try session.interpreter.filter(function.callable, over: list.value, problem) { return kept }
      return Value.list(try list.values().filter { try function.isTrue(session, $0, verb: "filter") })
    })
}
