import Engines

/// What a training does with features that are probably personal data, from the mildest to the strictest.
public enum PersonalPolicy: String, Codable, CaseIterable, Hashable, Sendable, Comparable {
  /// They are learnt from, and nothing is said.
  case allow
  /// They are learnt from, and each is named in a warning.
  case warn
  /// They are left out, and each is named.
  case drop
  /// Nothing is learnt.
  case refuse

  public static func < (a: PersonalPolicy, b: PersonalPolicy) -> Bool { a.rank < b.rank }

  /// What holds where a workspace has settled one policy and a training asks for one. Throws L102 where it asks for a milder
  /// one.
  public static func settled(_ workspace: PersonalPolicy, _ asked: PersonalPolicy?) throws -> PersonalPolicy {
    guard let asked else { return max(workspace, .warn) }
    guard asked >= workspace else {
      throw Fault(
        "L102", "the workspace's policy on personal data is \"\(workspace)\", and \"\(asked)\" is milder",
        subject: "pii", help: "leave `pii:` out, or settle another one for all: `policy pii: \"\(asked)\"`")
    }
    return asked
  }

  private var rank: Int { PersonalPolicy.allCases.firstIndex(of: self) ?? 0 }
}
