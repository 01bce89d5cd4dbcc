public import Calendar
public import Frames
public import Learning

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
  public var task: Learning.Task
  public var note: String?
  public var who: String
  public var when: Moment
  /// The aliases that it holds now.
  public var aliases: [String]
  /// The aliases that it held once and holds no more.
  public var formerAliases: [String]
  let kept: Kept<VersionFacts>

  /// The facts that it was registered with; reading them costs some microseconds.
  public var facts: VersionFacts? { kept.value }
  public var signature: Signature { facts?.signature ?? Signature(columns: []) }
  public var metrics: [String: Double] { facts?.metrics ?? [:] }
  public var parameters: [String: Scalar] { facts?.parameters ?? [:] }
  /// The steps from raw rows to features, one line each.
  public var recipe: [String] { facts?.recipe ?? [] }

  /// Where it stands, in words: `production`, `was production` or `registered`.
  public var stage: String {
    if !aliases.isEmpty { return aliases.joined(separator: ", ") }
    if !formerAliases.isEmpty { return "was " + formerAliases.joined(separator: ", ") }
    return "registered"
  }

  /// `loans@3`.
  public var reference: ModelReference { ModelReference(model, .number(number)) }
}
