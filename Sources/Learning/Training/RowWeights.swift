import Engines
import Frames
import Letters

/// How much each row counts: by a column of weights, by its class, or both.
struct RowWeights {
  private let byRow: [Double]?
  private let byClass: [Double]?

  init(byRow: [Double]?, byClass: [Double]?) {
    self.byRow = byRow
    self.byClass = byClass
  }

  /// Those of the rows alone.
  var own: RowWeights { RowWeights(byRow: byRow, byClass: nil) }

  /// None when every row counts alike.
  func weights(labels: [Double], chosen: [Bool]?) -> [Double]? {
    guard byRow != nil || byClass != nil else { return nil }
    var weights: [Double] = []
    for (row, label) in labels.enumerated() where chosen.map({ $0[row] }) ?? true {
      weights.append((byRow?[row] ?? 1) * ofClass(label))
    }
    return weights
  }

  private func ofClass(_ label: Double) -> Double {
    guard let byClass, let number = Int(exactly: label), byClass.indices.contains(number) else { return 1 }
    return byClass[number]
  }

  /// The numbers of a column of weights; L018 when one is negative, infinite or missing, or all are 0.
  static func checked(_ column: Column) throws -> [Double] {
    guard let values = column.numbers, column.type != .bool else {
      throw Fault(
        "L018", "weights are numbers, and `\(column.name)` holds \(column.type)", subject: "." + column.name)
    }
    let bad = values.reduce(0) { $0 + ($1.isNaN || $1 < 0 || $1.isInfinite ? 1 : 0) }
    guard bad == 0 else {
      throw Fault(
        "L018", "weights are 0 or more, and `\(column.name)` is negative, infinite or missing in \(Counted.rows(bad))",
        subject: "." + column.name, help: "filter .\(column.name) >= 0 first")
    }
    guard values.contains(where: { $0 > 0 }) else {
      throw Fault("L018", "every weight in `\(column.name)` is 0", subject: "." + column.name)
    }
    return values
  }

  /// A weight a class as `class_weight` asks for it, none where classes count by their rows. L050 names a class that the
  /// target does not have, or a target without classes.
  ///
  /// - Parameter isFamily: Whether the classes are balanced in each member by itself, later.
  static func ofClasses(
    _ lesson: Lesson, labels: [Double], chosen: [Bool]?, isFamily: Bool = false
  ) throws -> [Double]? {
    let asked = lesson.value("class_weight")
    if lesson.isBalanced {
      return isFamily ? nil : balancing(labels: labels, chosen: chosen, classes: lesson.classes)
    }
    guard case .record(let fields) = asked else { return nil }
    let names = lesson.classNames
    guard lesson.task.isClassification else {
      throw Fault(
        "L050", "`class_weight` weighs classes, and `\(lesson.target.name)` holds numbers", subject: "class_weight",
        help: "give rows weights of their own with `weights: .column`")
    }
    var weights = [Double](repeating: 1, count: names.count)
    for field in fields {
      guard let place = names.firstIndex(of: field.name) else {
        throw Fault(
          "L050", "`\(lesson.target.name)` is never \(Spelling.quoted(field.name))", subject: field.name,
          help: "its classes are \(names.joined(separator: ", "))")
      }
      weights[place] = field.value.double ?? 1
    }
    guard weights.contains(where: { $0 > 0 }) else {
      throw Fault(
        "L050", "`class_weight` counts no class", subject: "class_weight", help: "give one of them more than 0")
    }
    return weights
  }

  /// A weight a class that makes all classes count alike over the chosen rows.
  static func balancing(labels: [Double], chosen: [Bool]?, classes: Int) -> [Double] {
    var counts = [Double](repeating: 0, count: classes)
    for (row, label) in labels.enumerated() where chosen.map({ $0[row] }) ?? true {
      if let number = Int(exactly: label), counts.indices.contains(number) { counts[number] += 1 }
    }
    let total = counts.reduce(0, +)
    return counts.map { $0 > 0 ? total / (Double(classes) * $0) : 0 }
  }
}
