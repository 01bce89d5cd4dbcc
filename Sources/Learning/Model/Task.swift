/// What a model learns to say: one of two classes, one of several, or a number.
public enum Task: String, Codable, Hashable, Sendable, CaseIterable {
  case binary, multiclass, regression

  public var isClassification: Bool { self != .regression }
}
