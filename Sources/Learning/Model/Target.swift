public import Frames

/// The column that a model learns to tell, and what it can say about it.
public struct Target: Codable, Hashable, Sendable {
  public var name: String
  public var type: ColumnType
  /// The classes in the order of their numbers, empty for regression; of two the second is the positive one.
  public var classes: [Scalar]

  public init(name: String, type: ColumnType, classes: [Scalar]) {
    self.name = name
    self.type = type
    self.classes = classes
  }

  /// The class whose probability a model of two classes gives.
  public var positive: Scalar? { classes.count == 2 ? classes[1] : nil }

  /// The classes as they stand in the names of columns and reports.
  public var classNames: [String] { classes.map { $0.text ?? $0.description } }
}
