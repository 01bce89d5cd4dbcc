import Engines
import Frames

/// What a policy does to the features that are probably personal data.
struct PersonalGuard {
  /// Features that are left out.
  let dropped: Set<String>
  let findings: [GuardFinding]
  let notes: [String]

  /// The features' columns that are likely personal, as warnings.
  static func findings(_ recipe: Recipe, _ table: Table) -> [GuardFinding] {
    recipe.prepared.compactMap { table[$0.name] }.compactMap(PersonalColumn.look)
      .filter { $0.score >= PersonalColumn.likely }.map { finding($0, advice: advice($0)) }
  }

  /// None where the policy asks for nothing before the training; throws L100 where it forbids the training.
  static func enforced(_ policy: PersonalPolicy, _ columns: [String], _ table: Table) throws -> PersonalGuard? {
    guard policy == .drop || policy == .refuse else { return nil }
    let found = columns.compactMap { table[$0] }.compactMap(PersonalColumn.look)
      .filter { $0.score >= PersonalColumn.likely }
    guard !found.isEmpty else { return nil }
    let names = found.map { Spelling.column($0.column) }
    guard policy == .drop else {
      let list = found.map { "\(Spelling.column($0.column)) (\($0.kind): \($0.reason))" }.joined(separator: ", ")
      throw Fault(
        "L100", "nothing is learnt from what is probably personal data: \(list)", subject: names[0],
        help: "leave it out: `exclude: [\(names.joined(separator: ", "))]` or `pii: \"drop\"`")
    }
    return PersonalGuard(
      dropped: Set(found.map(\.column)), findings: found.map { finding($0, advice: "it was left out") },
      notes: found.map { "left out .\($0.column), which is probably personal data (\($0.kind): \($0.reason))" })
  }

  private static func finding(_ found: PersonalColumn, advice: String) -> GuardFinding {
    GuardFinding(
      .personal, column: found.column, score: found.score, measure: "how sure it is",
      found: ".\(found.column) is probably personal data (\(found.kind): \(found.reason))", advice: advice)
  }

  private static func advice(_ found: PersonalColumn) -> String {
    GuardFinding.excluding(found.column) + ", or say pii: \"allow\""
  }
}
