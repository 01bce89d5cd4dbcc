import Frames
import Language
import Learning

/// An estimator whose parameters may be ranges: `gbm`, `gbm(num_leaves: 8..256)`.
struct TunableChoice: Argument {
  var estimator: Estimator
  var parameters: [(name: String, value: Scalar)] = []
  var ranges: [(name: String, range: SearchRange)] = []

  static var word: String { "an estimator with ranges" }
  static func accepts(_ value: Value) -> Bool { EstimatorChoice.accepts(value) }

  static func read(_ given: Given, _ session: Session) throws -> TunableChoice {
    switch given.value.asObject {
    case let object as EstimatorObject:
      return TunableChoice(estimator: object.estimator, parameters: object.parameters, ranges: object.ranges)
    case let callable as EstimatorCallable: return TunableChoice(estimator: callable.estimator)
    default: throw given.wrong("an estimator such as `gbm(num_leaves: 8..256)`")
    }
  }
}
