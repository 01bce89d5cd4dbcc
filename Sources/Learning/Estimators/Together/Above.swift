import Engines
import Frames

/// The linear model above the members of a stack: it learns from one number of each member, or one for each of several
/// classes but the last, which the others tell.
struct Above {
  let member: Member
  private let lesson: Lesson
  private let members: Int

  init(_ lesson: Lesson, members: Int) throws {
    let asked = lesson.value("final").text ?? "auto"
    let isAuto = asked == "auto"
    let name = isAuto ? (lesson.task.isClassification ? "logistic" : "ridge") : asked
    member = try Member(Estimator.named(name), isAuto ? [("alpha", .double(1))] : [])
    try member.estimator.check(lesson.task, of: lesson.target.name)
    self.lesson = member.lesson(lesson)
    self.members = members
  }

  /// Learns from the members' answers.
  func bytes(_ columns: [[Double]], _ rows: LabelledRows) throws -> [UInt8] {
    let matrix = try Above.matrix(columns.map { Above.split($0, lesson.task, lesson.classes) }.flatMap { $0 })
    let learnt = LabelledRows(
      FeatureRows(matrix), labels: rows.labels, RowWeights(byRow: rows.weights, byClass: nil))
    return try member.estimator.fit(lesson).taking(learnt, validation: nil)().bytes
  }

  /// The members' answers as features.
  static func matrix(_ columns: [[Double]]) throws -> FeatureMatrix {
    let features = columns.indices.map {
      Feature(name: "m\($0)", column: "m\($0)", encoding: .number(fill: nil, centre: 0, spread: 1))
    }
    let table = try Table(zip(features, columns).map { Column($0.name, type: .double, values: .doubles($1)) })
    return try FeatureMatrix(Recipe(steps: [], prepared: table.schema.fields, features: features), table)
  }

  /// A member's answers about many rows as columns, without the last of several classes.
  static func split(_ answers: [Double], _ task: Task, _ classes: Int) -> [[Double]] {
    guard task == .multiclass, classes > 1 else { return [answers] }
    let rows = answers.count / classes
    return (0..<classes - 1).map { place in (0..<rows).map { answers[$0 * classes + place] } }
  }
}
