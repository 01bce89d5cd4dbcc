public import Calendar

/// An endpoint as it is wanted: `deploy` writes it, the workspace server makes it so.
public struct DesiredEndpoint: Hashable, Codable, Sendable {
  public enum State: String, Codable, Hashable, Sendable {
    case serving, stopped
  }

  /// The last part of its address, `POST /models/NAME/predict`.
  public var name: String
  /// What it serves: an alias is followed when it moves, a number stays.
  public var target: ModelReference
  public var state: State
  public var who: String
  public var when: Moment

  public var model: String { target.model }
}
