public import Calendar

/// One registered version of a model. It never changes; only aliases move.
///
/// A list of a thousand versions is read in milliseconds because what is bulky stays text until it is asked for.
public struct Version: Hashable, Codable, Sendable {
  /// The name of the model, as in `loans@3`.
  public var model: String
  public var number: Int
  /// The run that made it.
  public var run: String?
  /// The SHA-256 of the model package, the name of its blob.
  public var blob: String
  /// The package's size in bytes.
  public var size: Int
  public var task: String
  public var note: String?
  public var who: String
  public var when: Moment
  /// The aliases that it holds now.
  public var aliases: [String]
  /// The aliases that it held once and holds no more.
  public var formerAliases: [String]
  let details: Kept<Details>

  struct Details: Codable, Hashable, Sendable {
    var signature: Signature
    var metrics: [String: Double]
    var parameters: [String: Setting]
    var recipe: [String]
  }

  public var signature: Signature { details.value?.signature ?? Signature(inputs: []) }
  public var metrics: [String: Double] { details.value?.metrics ?? [:] }
  public var parameters: [String: Setting] { details.value?.parameters ?? [:] }
  /// The steps from raw rows to features, one line each.
  public var recipe: [String] { details.value?.recipe ?? [] }

  /// Where it stands, in words: `production`, `was production` or `registered`.
  public var stage: String {
    if !aliases.isEmpty { return aliases.joined(separator: ", ") }
    if !formerAliases.isEmpty { return "was " + formerAliases.joined(separator: ", ") }
    return "registered"
  }

  /// `loans@3`.
  public var reference: ModelReference { ModelReference(model, .number(number)) }
}
