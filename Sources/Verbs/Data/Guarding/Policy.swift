import Frames
import Language
import Learning
import Registry

extension Verb {
  static let policy = Verb(
    "policy",
    "Settle for the whole workspace what training does with personal data, or tell what is settled.",
    effect: .changesWorkspace,
    Face(
      example: "policy pii: \"warn\"",
      Parameter<PersonalPolicy?>("pii", "`train` is never milder than this", default: nil)
    ) { session, pii in
      if let pii { try session.registry().settle("pii", as: pii.rawValue) }
      return Value.record([("pii", .text(try session.settledPolicy().rawValue))])
    })
}

extension PersonalPolicy: Choice {}

extension Session {
  /// What a training does with personal data: what is asked for, or a warning, and never less than the workspace has settled.
  func policy(on asked: PersonalPolicy? = nil) throws -> PersonalPolicy {
    try PersonalPolicy.settled(settledPolicy(), asked)
  }

  /// What the workspace has settled on personal data; a workspace that is not there yet has settled nothing.
  func settledPolicy() throws -> PersonalPolicy {
    guard workspace.exists else { return .allow }
    return try registry().policy("pii").flatMap(PersonalPolicy.init(rawValue:)) ?? .allow
  }
}
