public import Frames

/// What a model's card says where the model is a family: one model for each value of some key columns, and a pooled one of
/// all rows that answers where there is none.
public struct FamilyCard: Codable, Hashable, Sendable {
  /// The columns whose values choose the member; never features themselves.
  public var keys: [String]
  /// Groups of fewer rows follow the pooled model.
  public var minimumRows: Int
  /// Models of their own.
  public var members: Int
  /// Groups that follow the pooled model: too few rows, or one class only.
  public var followers: Int

  public init(keys: [String], minimumRows: Int, members: Int, followers: Int) {
    self.keys = keys
    self.minimumRows = minimumRows
    self.members = members
    self.followers = followers
  }
}

/// One group of a family and what became of it.
public struct FamilyMember: Codable, Hashable, Sendable {
  /// Why a group follows the pooled model.
  public enum Reason: String, Codable, Hashable, Sendable {
    case fewRows = "too few rows"
    case oneClass = "one class only"
    case stopped = "not trained yet"
  }

  /// A metric on rows that were held back, beside the pooled model's on the same rows.
  public struct Judgement: Codable, Hashable, Sendable {
    public var metric: String
    /// Rows judged.
    public var rows: Int
    /// None where the metric is not defined on these rows.
    public var value: Double?
    public var low: Double?
    public var high: Double?
    public var pooled: Double?
  }

  /// The values of the family's key columns.
  public var key: [Scalar]
  /// Rows that it learnt from.
  public var rows: Int
  /// Rounds that its model keeps.
  public var iterations: Int
  /// None for a group with a model of its own.
  public var follows: Reason?
  public var judged: Judgement?

  /// As a person writes it: `"north"`, `["north", 3]`.
  public var name: String {
    key.count == 1 ? key[0].description : "[" + key.map(\.description).joined(separator: ", ") + "]"
  }
}
