public import Calendar
public import Frames

/// One piece of work that was recorded: who ran what on which data, with which parameters, and what came out.
public struct Run: Hashable, Codable, Sendable {
  public enum Status: String, Codable, Hashable, Sendable, CaseIterable {
    case running, done, failed, stopped
  }

  /// A source of data and the fingerprint of the content that was read.
  public struct Source: Hashable, Codable, Sendable {
    public var name: String
    public var fingerprint: String
    public var rows: Int?

    public init(_ name: String, fingerprint: String, rows: Int? = nil) {
      self.name = name
      self.fingerprint = fingerprint
      self.rows = rows
    }
  }

  public var id: String
  public var started: Moment
  public var ended: Moment?
  public var status: Status
  public var who: String
  public var host: String?
  /// The script's path as it was given, none at the prompt.
  public var script: String?
  /// The SHA-256 of the code that ran.
  public var code: String?
  public var data: [Source]
  public var parameters: [String: Scalar]
  public var metrics: [String: Double]
  /// The SHA-256 of the model package that the run made, when it was kept.
  public var model: String?
  /// The experiment that the run belongs to.
  public var experiment: String?

  public init(
    id: String = Run.freshID(), started: Moment, ended: Moment? = nil, status: Status = .running, who: String,
    host: String? = nil, script: String? = nil, code: String? = nil, data: [Source] = [],
    parameters: [String: Scalar] = [:], metrics: [String: Double] = [:], model: String? = nil,
    experiment: String? = nil
  ) {
    self.id = id
    self.started = started
    self.ended = ended
    self.status = status
    self.who = who
    self.host = host
    self.script = script
    self.code = code
    self.data = data
    self.parameters = parameters
    self.metrics = metrics
    self.model = model
    self.experiment = experiment
  }

  /// A new identity: `r` and 12 letters or digits (about 60 random bits), never one that reads as a number.
  public static func freshID() -> String {
    let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
    return "r" + String((0..<12).compactMap { _ in letters.randomElement() })
  }
}
