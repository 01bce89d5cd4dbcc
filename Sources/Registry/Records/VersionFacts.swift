public import Frames
public import Learning

/// What a version says about itself without its package being opened.
public struct VersionFacts: Hashable, Codable, Sendable {
  public var signature: Signature
  public var target: Target
  public var metrics: [String: Double]
  /// The estimator's parameters by name.
  public var parameters: [String: Scalar]
  /// The steps from raw rows to features, one line each, as the language writes them.
  public var recipe: [String]
  /// Of the training rows and of how they became a model; none where they are not known.
  public var fingerprints: Fingerprints?

  public init(
    signature: Signature, target: Target, metrics: [String: Double] = [:], parameters: [String: Scalar] = [:],
    recipe: [String] = [], fingerprints: Fingerprints? = nil
  ) {
    self.signature = signature
    self.target = target
    self.metrics = metrics
    self.parameters = parameters
    self.recipe = recipe
    self.fingerprints = fingerprints
  }

  public init(_ card: ModelCard, metrics: [String: Double]) {
    self.init(
      signature: card.signature, target: card.target, metrics: metrics,
      parameters: Dictionary(card.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }),
      recipe: VersionFacts.lines(card.recipe), fingerprints: card.fingerprints)
  }

  private static func lines(_ recipe: Recipe) -> [String] {
    recipe.steps.map { step in
      switch step {
      case .derive(let columns):
        return "derive " + columns.map { "\(Spelling.name($0.name)): \($0.expression)" }.joined(separator: ", ")
      case .rename(let renamings):
        return "rename "
          + renamings.map { "\(Spelling.name($0.new)): \(Spelling.column($0.old))" }.joined(separator: ", ")
      case .keep(let names): return "select " + names.map(Spelling.column).joined(separator: ", ")
      case .lookup(let lookup):
        let found = lookup.columns.map { Spelling.column($0.name) }.joined(separator: ", ")
        let keys = lookup.keys.map { Spelling.column($0.name) }.joined(separator: ", ")
        return "look up \(found) by \(keys) in \(lookup.rowCount) rows"
      }
    }
      + recipe.preparations.map { preparation in
        let choice = preparation.choice == .missing ? "" : ", \(preparation.choice)"
        return "\(preparation.kind)(\(Spelling.column(preparation.column))\(choice))"
      }
  }
}
