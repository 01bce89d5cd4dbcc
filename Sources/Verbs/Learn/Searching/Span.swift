import Frames
import Language
import Learning

extension Verb {
  static let span = Verb(
    "span", "Say between which numbers `tune` may choose a parameter; whole ends give whole numbers.", effect: .none,
    foresight: .values, example: "gbm(learning_rate: span(0.01, 0.3, log: true))",
    Parameter<Value>("low", "the least"), Parameter<Value>("high", "the greatest"),
    Parameter<Bool>("log", "spread evenly by the logarithm", default: false)
  ) { _, low, high, log in
    SearchRangeObject(try SearchRange.span(Scalar(low), Scalar(high), isLog: log))
  }
}
