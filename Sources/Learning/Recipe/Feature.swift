/// One number of the row that the engine sees: where it comes from and how it is made.
public struct Feature: Codable, Hashable, Sendable {
  /// The name in explanations: the column's, with the part or the value behind it where a column gives several numbers.
  public var name: String
  /// The prepared column that it is read from.
  public var column: String
  public var encoding: Encoding

  public init(name: String, column: String, encoding: Encoding) {
    self.name = name
    self.column = column
    self.encoding = encoding
  }
}
