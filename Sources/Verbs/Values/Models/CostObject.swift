import Display
import Language
import Learning

/// What the two kinds of mistakes cost: `cost(false_positive: 1, false_negative: 5)`.
final class CostObject: DomainObject {
  let falsePositive: Double
  let falseNegative: Double

  init(falsePositive: Double, falseNegative: Double) {
    self.falsePositive = falsePositive
    self.falseNegative = falseNegative
    super.init()
  }

  override var kind: String { "cost" }
  override var inline: String { "cost(false_positive: \(falsePositive), false_negative: \(falseNegative))" }
  override var fields: [(name: String, value: Value)] {
    [("false_positive", .double(falsePositive)), ("false_negative", .double(falseNegative))]
  }
  override func showable(_ session: Session) -> any Showable { Lines(text: [inline]) }
}

extension ThresholdRule: Argument {
  static var word: String { "a probability or a cost" }
  static func accepts(_ value: Value) -> Bool { value.asDouble != nil || value.asObject is CostObject }

  static func read(_ given: Given, _ session: Session) throws -> ThresholdRule {
    if let value = given.value.asDouble { return .at(value) }
    if let cost = given.value.asObject as? CostObject {
      return .cost(falsePositive: cost.falsePositive, falseNegative: cost.falseNegative)
    }
    throw given.wrong("a probability such as 0.3, or `cost(false_positive: 1, false_negative: 5)`")
  }
}
