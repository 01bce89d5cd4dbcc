import Language
import Learning

extension Verb {
  static let cost = Verb(
    "cost", "Say what the two kinds of mistakes cost, for `train … threshold:`.", effect: .none,
    example: "cost(false_positive: 1, false_negative: 5)",
    Parameter<Double>("false_positive", "what it costs to take a negative row for a positive one", default: 1),
    Parameter<Double>("false_negative", "what it costs to take a positive row for a negative one", default: 1)
  ) { _, falsePositive, falseNegative in
    try ThresholdRule.cost(falsePositive: falsePositive, falseNegative: falseNegative).check()
    return CostObject(falsePositive: falsePositive, falseNegative: falseNegative)
  }
}
