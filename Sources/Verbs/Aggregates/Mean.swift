import Language

extension Verb {
  static let mean = summary("mean", "Average numbers.", effect: .none, example: "mean(loans.amount)") { values in
    Numbers.mean(try Numbers.read(values, for: "mean")).map(Value.double) ?? .none
  }
}
