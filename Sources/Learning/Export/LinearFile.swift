import FoundationEssentials

/// A linear model for other tools: what each feature adds to each sum.
struct LinearFile: Encodable {
  struct Feature: Encodable {
    let name: String
    let slope: Double?
    /// What each category adds; one more for any other.
    let levels: [Double]?
    let missing: Double
  }
  struct Output: Encodable {
    let intercept: Double
    let features: [Feature]
  }

  let outputs: [Output]
  let classes: [String]
  let target: String

  init(_ answer: LinearAnswer, _ model: Model) {
    outputs = answer.outputs.map { output in
      Output(
        intercept: output.intercept,
        features: zip(model.card.recipe.features, output.effects).map { feature, effect in
          var levels = effect.levels
          if case .category(let values, _, _) = feature.encoding, let known = levels, known.count <= values.count {
            levels = known + [Double](repeating: 0, count: values.count + 1 - known.count)
          }
          return Feature(
            name: feature.name, slope: effect.slope, levels: effect.slope == nil ? levels ?? [0] : nil,
            missing: effect.missing)
        })
    }
    classes = model.target.classNames
    target = model.target.name
  }

  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }
}
