public import Frames

/// What a served model takes: the raw columns of its source, before any of its recipe.
public struct Signature: Codable, Hashable, Sendable {
  /// One raw column.
  public struct Column: Codable, Hashable, Sendable {
    public var name: String
    public var type: ColumnType
    /// The most frequent values seen in training, for texts and truths; none for other types.
    public var values: [String]?

    public init(name: String, type: ColumnType, values: [String]? = nil) {
      self.name = name
      self.type = type
      self.values = values
    }
  }

  public var columns: [Column]
  /// The raw column that names a row, logged with each request; never a feature.
  public var id: String?
  /// The raw column that dates a row, logged with each request; never a feature.
  public var time: String?

  public init(columns: [Column], id: String? = nil, time: String? = nil) {
    self.columns = columns
    self.id = id
    self.time = time
  }

  /// The raw columns with the values that training saw.
  init(_ inputs: [Field], _ profile: Profile) {
    self.init(
      columns: inputs.map { field in
        guard case .categorical(let shape) = profile.column(field.name)?.shape else {
          return Column(name: field.name, type: field.type)
        }
        return Column(name: field.name, type: field.type, values: shape.values.prefix(100).map(\.value))
      })
  }
}
