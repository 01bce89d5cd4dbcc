import Language

extension Verb {
  static let mean = summary("mean", "Average numbers.", example: "mean(loans.amount)") { values in
    Numbers.mean(try Numbers.read(values, for: "mean")).map(Value.double) ?? .none
  }
}
