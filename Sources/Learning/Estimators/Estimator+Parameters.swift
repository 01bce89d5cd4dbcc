import Engines
public import Frames
import Letters

extension Estimator {
  /// The estimator of a name; L014 with the nearest name when there is none.
  public static func named(_ name: String) throws -> Estimator {
    if let found = catalogue.first(where: { $0.name == name }) { return found }
    let nearest = Spelling.nearest(name, in: catalogue.map(\.name)).map { "did you mean `\($0)`?  " } ?? ""
    throw Fault(
      "L014", "no estimator is named `\(name)`", subject: name,
      help: nearest + "(estimators: \(catalogue.map(\.name).joined(separator: ", ")))")
  }

  /// Throws L011 where the estimator cannot learn a task.
  func check(_ task: Task, of target: String) throws {
    guard !tasks.contains(task) else { return }
    let fitting = Estimator.catalogue.filter { $0.tasks.contains(task) }.map { "`\($0.name)`" }
    throw Fault(
      "L011", "`\(name)` does not learn \(task == .regression ? "numbers" : "classes"), and `\(target)` holds them",
      subject: "." + target, help: "take " + fitting.joined(separator: " or "))
  }

  /// Every parameter with the value given for it or its own, in the order of the declaration. L012 when a name is not
  /// known or given twice, L013 when a value is not one that the parameter can have.
  public func resolved(_ given: [(name: String, value: Scalar)]) throws -> [ModelCard.Parameter] {
    var values: [String: Scalar] = [:]
    for (name, value) in given {
      guard let parameter = parameters.first(where: { $0.name == name || $0.aliases.contains(name) }) else {
        throw unknown(name)
      }
      guard values[parameter.name] == nil else {
        throw Fault(
          "L012", "`\(name)` is `\(parameter.name)`, which is given twice", subject: name, help: "keep one of them")
      }
      values[parameter.name] = try parameter.accepted(value, as: name)
    }
    return parameters.map { ModelCard.Parameter(name: $0.name, value: values[$0.name] ?? $0.standard) }
  }

  private func unknown(_ name: String) -> Fault {
    let all = parameters.map(\.name) + parameters.flatMap(\.aliases)
    let nearest = Spelling.nearest(name, in: all).map { "did you mean `\($0)`?  " } ?? ""
    return Fault(
      "L012", "`\(self.name)` has no parameter `\(name)`", subject: name,
      help: nearest + "(parameters: \(parameters.map(\.name).joined(separator: ", ")))")
  }
}

extension Estimator.Parameter {
  /// The value in the parameter's own type.
  func accepted(_ value: Scalar, as given: String) throws -> Scalar {
    switch kind {
    case .int(let range):
      if let whole = value.int, range.contains(whole) { return .int(whole) }
      throw refusal(
        given, value,
        "a whole number from \(Thousands.grouped(range.lowerBound)) to \(Thousands.grouped(range.upperBound))"
      )
    case .double(let range):
      if let number = value.double, range.contains(number) { return .double(number) }
      throw refusal(given, value, "a number from \(range.lowerBound) to \(range.upperBound)")
    case .choice(let words, let aliases):
      if let text = value.text, let word = words.contains(text) ? text : aliases[text] { return .text(word) }
      if words.contains("none"), value.isMissing || value == .bool(false) { return .text("none") }
      if words.contains("balanced"), value == .bool(true) { return .text("balanced") }
      if words.contains("yes"), case .bool(let truth) = value { return .text(truth ? "yes" : "no") }
      throw refusal(given, value, "one of " + words.map { "\"\($0)\"" }.joined(separator: ", "))
    case .classWeights:
      if value == .text("none") || value.isMissing || value == .bool(false) { return .text("none") }
      if value == .text("balanced") || value == .bool(true) { return .text("balanced") }
      if case .record(let fields) = value, !fields.isEmpty,
        fields.allSatisfy({ $0.value.double.map { $0 >= 0 && $0.isFinite } ?? false })
      {
        return .record(fields.map { ScalarField($0.name, .double($0.value.double ?? 1)) })
      }
      throw refusal(given, value, "\"none\", \"balanced\", or a record of classes and numbers from 0")
    case .name:
      if let text = value.text { return .text(text) }
      throw refusal(given, value, "a text")
    case .members(let counts):
      guard case .list(let members) = value, counts.contains(members.count) else {
        throw refusal(given, value, "\(counts.lowerBound) to \(counts.upperBound) estimators: `gbm(), logistic()`")
      }
      for member in members { _ = try Member(member) }
      return value
    case .numbers(let range):
      guard case .list(let values) = value, values.allSatisfy({ $0.double.map(range.contains) ?? false }) else {
        throw refusal(given, value, "a list of numbers from \(range.lowerBound) to \(range.upperBound)")
      }
      return value
    case .columns(let range):
      if value.isMissing { return .record([]) }
      guard case .record(let fields) = value, fields.allSatisfy({ $0.value.int.map(range.contains) ?? false }) else {
        throw refusal(given, value, "a record of columns and numbers from \(range.lowerBound) to \(range.upperBound)")
      }
      return .record(fields.map { ScalarField($0.name, .int($0.value.int ?? 0)) })
    }
  }

  private func refusal(_ given: String, _ value: Scalar, _ wanted: String) -> Fault {
    Fault("L013", "`\(given)` is \(wanted), not \(value)", subject: given, help: help)
  }
}
