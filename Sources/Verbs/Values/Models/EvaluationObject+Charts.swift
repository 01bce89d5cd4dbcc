import Display
import Frames
import Language
import Learning

extension EvaluationObject {
  /// Truth and answers of the judged rows, for charts.
  var judgedRows: JudgedRows { EvaluationObject.judgedRows(evaluation, target) }

  static func judgedRows(_ evaluation: Evaluation, _ target: Learning.Target) -> JudgedRows {
    let rows = evaluation.rows
    guard evaluation.task.isClassification else {
      return JudgedRows(
        target: target.name, truth: rows[target.name]?.numbers ?? [], predicted: rows["prediction"]?.numbers ?? [])
    }
    let classes = evaluation.confusion?.classes ?? target.classNames
    func labels(_ name: String) -> [Int] { rows[name].map { EvaluationObject.numbers(of: $0, target, classes) } ?? [] }
    return JudgedRows(
      target: target.name, classes: classes, labels: labels(target.name), predictedLabels: labels("prediction"),
      probabilities: target.classNames.map { rows["p_" + $0]?.numbers ?? [] })
  }
}

extension EvaluationObject {
  /// The number of each row's class, −1 where it has none: `1`, `1.0` and `true` are one class.
  private static func numbers(of column: Column, _ target: Learning.Target, _ names: [String]) -> [Int] {
    func key(_ value: Scalar) -> Scalar {
      if let truth = value.bool { return .double(truth ? 1 : 0) }
      return value.double.map(Scalar.double) ?? value
    }
    var numbers: [Scalar: Int] = [:]
    for (number, name) in names.enumerated() { numbers[.text(name)] = number }
    for (number, value) in target.classes.enumerated() { numbers[key(value)] = number }
    return column.scalars.map { numbers[key($0)] ?? numbers[.text($0.description)] ?? -1 }
  }
}

extension EvaluationObject: Argument {
  static var word: String { "a report of `evaluate`" }
  static func accepts(_ value: Value) -> Bool { value.asObject is EvaluationObject }

  static func read(_ given: Given, _ session: Session) throws -> Self {
    guard let report = given.value.asObject as? Self else { throw given.wrong(word) }
    return report
  }
}
