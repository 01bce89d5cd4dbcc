import Frames

/// What an estimator is asked for, settled before a row reaches it.
struct Lesson {
  /// Every parameter of the estimator, given or by default.
  let parameters: [ModelCard.Parameter]
  let task: Task
  /// The names of the target's classes; none for numbers.
  let classNames: [String]
  /// How many rows are learnt from.
  let rows: Int
  let seed: Int
  var threads: Int

  /// How many classes the target has; 0 for numbers.
  var classes: Int { classNames.count }

  func value(_ name: String) -> Scalar { parameters.first { $0.name == name }?.value ?? .missing }

  func number(_ name: String) -> Double { value(name).double ?? 0 }

  func whole(_ name: String) -> Int { value(name).int ?? 0 }
}
