import Engines
import Language

extension Verb {
  static let max = summary("max", "Find the largest value.", effect: .none, example: "max(loans.amount)") { values in
    try Ordering.extreme(of: values) { $0 >= 0 }
  }
}

extension Ordering {
  /// The value that every later one was compared with and did not take the place of; none of nothing.
  static func extreme(of values: [Value], takes: (_ order: Int) -> Bool) throws -> Value {
    guard var found = values.first else { return .none }
    for (index, value) in values.enumerated().dropFirst() {
      try Watch.check(at: index)
      if takes(try compare(value, found)) { found = value }
    }
    return found
  }
}
