import Frames

/// What an estimator is asked for, settled before a row reaches it.
struct Lesson {
  /// Every parameter of the estimator, given or by default.
  private(set) var parameters: [ModelCard.Parameter]
  let task: Task
  /// The column to tell, with its classes.
  let target: Target
  /// How many rows are learnt from.
  var rows: Int
  /// What is gone on with, instead of beginning anew.
  var base: Learnt? = nil
  /// What another tool has learnt, for estimators that take it.
  var imported: [UInt8]? = nil
  let seed: Int
  var threads: Int

  /// Whether each class is to have the same weight in all.
  var isBalanced: Bool { task.isClassification && value("class_weight").text == "balanced" }

  /// The names of the target's classes; none for numbers.
  var classNames: [String] { target.classNames }

  /// How many classes the target has; 0 for numbers.
  var classes: Int { target.classes.count }

  func value(_ name: String) -> Scalar { parameters.first { $0.name == name }?.value ?? .missing }

  /// What was learnt, for the estimator to read.
  func learnt(_ engine: [UInt8]) -> Learnt {
    Learnt(engine: engine, task: task, target: target, parameters: parameters)
  }

  /// The same with other parameters.
  func with(_ parameters: [ModelCard.Parameter]) -> Lesson {
    var lesson = self
    lesson.parameters = parameters
    return lesson
  }

  func number(_ name: String) -> Double { value(name).double ?? 0 }

  func whole(_ name: String) -> Int { value(name).int ?? 0 }
}
