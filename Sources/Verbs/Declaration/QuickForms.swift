import Language

/// The verbs whose commonest calls the machine itself answers, without the way through the declaration. Each gives what
/// the declared verb gives, or none where the call must be made; a test compares both ways.
enum QuickForms {
  static let all: [String: QuickForm] = ["abs": .absolute, "length": .length, "lower": .lower, "upper": .upper]
}
