/// What a model was made from, as hashes that two equal makings share.
public struct Fingerprints: Codable, Hashable, Sendable {
  /// SHA-256 of the content and the order of the training rows, in hexadecimal.
  public var data: String
  /// SHA-256 of how the rows became a model: recipe, estimator, parameters, seed and engine version.
  public var code: String

  public init(data: String, code: String) {
    self.data = data
    self.code = code
  }
}
