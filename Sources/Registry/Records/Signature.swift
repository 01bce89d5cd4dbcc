/// What a version takes and gives: raw columns in, a target out, and the columns that only name and date a request.
public struct Signature: Hashable, Codable, Sendable {
  /// One raw column, with its type in the user's word (`number`, `text`, `date`).
  public struct Column: Hashable, Codable, Sendable {
    public var name: String
    public var type: String

    public init(_ name: String, _ type: String) {
      self.name = name
      self.type = type
    }
  }

  public var inputs: [Column]
  public var target: Column?
  /// The column that names a row: logged with each request and matched by feedback, never a feature.
  public var id: String?
  /// The column that dates a row: logged with each request, never a feature.
  public var time: String?

  public init(inputs: [Column], target: Column? = nil, id: String? = nil, time: String? = nil) {
    self.inputs = inputs
    self.target = target
    self.id = id
    self.time = time
  }
}
