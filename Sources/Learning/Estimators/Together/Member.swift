import Engines
public import Frames

extension Estimator {
  /// The name of the parameter that takes estimators; none for one that learns by itself.
  public var memberParameter: String? {
    parameters.first { if case .members = $0.kind { true } else { false } }?.name
  }

  /// An estimator with what it was given, as a value among the members of another.
  public static func member(_ estimator: Estimator, _ given: [(name: String, value: Scalar)]) -> Scalar {
    .record([ScalarField(estimator.name, .record(given.map { ScalarField($0.name, $0.value) }))])
  }
}

/// One estimator among those that answer together.
struct Member {
  let estimator: Estimator
  let parameters: [ModelCard.Parameter]

  /// Reads what `Estimator.member` wrote; L012, L013 or L014 says what is wrong with it.
  init(_ value: Scalar) throws {
    guard case .record(let fields) = value, fields.count == 1, case .record(let given) = fields[0].value else {
      throw Fault("L013", "a member is an estimator, not \(value)", help: "write `stack(gbm(), logistic())`")
    }
    try self.init(Estimator.named(fields[0].name), given.map { ($0.name, $0.value) })
  }

  init(_ estimator: Estimator, _ given: [(name: String, value: Scalar)] = []) throws {
    self.estimator = estimator
    parameters = try estimator.resolved(given)
    guard estimator.ownTask == nil, !estimator.forecasts, !estimator.isImported else {
      throw Fault(
        "L057", "`\(estimator.name)` cannot answer together with others", subject: estimator.name,
        help: "take estimators that tell a class or a number of each row")
    }
  }

  /// The members that a lesson asks for; L011 when one cannot learn its task.
  static func all(_ lesson: Lesson) throws -> [Member] {
    guard case .list(let values) = lesson.value("members") else { return [] }
    let members = try values.map { try Member($0) }
    for member in members { try member.estimator.check(lesson.task, of: lesson.target.name) }
    return members
  }

  /// The same lesson with the member's own parameters.
  func lesson(_ lesson: Lesson) -> Lesson { lesson.with(parameters) }

  func fit(_ lesson: Lesson) -> any Fit { estimator.fit(self.lesson(lesson)) }
}
