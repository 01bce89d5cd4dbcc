import Engines
import Frames

/// The target of a training: its task and classes as they follow from the column, and one number a row to learn.
struct TargetReading {
  /// Whole numbers with at most so many different values are classes.
  static let fewIntegers = 10
  /// More classes than this are taken for a mistake.
  static let mostClasses = 200

  let task: Task
  let target: Target
  /// The class number or the value of each row, NaN where the target is missing.
  let labels: [Double]
  let notes: [String]

  /// Of rows of which no column is told: the answer has a name, and every row counts.
  init(_ task: Task, rows: Int) throws {
    guard rows > 1 else {
      throw Fault("L010", "only \(Counted.rows(rows)): nothing can be learnt from that", help: "train on more rows")
    }
    self.task = task
    target = Target(name: task.answerName, type: task == .anomalies ? .bool : .int, classes: [])
    labels = [Double](repeating: 0, count: rows)
    notes = []
  }

  /// Throws L010 when nothing can be learnt from the column, L011 when the task or the positive class asked for does not
  /// go with it.
  init(_ column: Column, task asked: Task?, positive: Scalar?) throws {
    let name = column.name
    switch column.type {
    case .missing: throw TargetReading.unlearnable(name, "every value of `\(name)` is missing", "choose another target")
    case .date, .time, .list, .record, .duration:
      throw TargetReading.unlearnable(
        name, "`\(name)` holds \(column.type), and a target holds numbers, truths or texts",
        "derive a number or a class from it")
    default: break
    }
    guard column.count - column.missingCount > 1 else {
      let rows = column.count - column.missingCount
      throw TargetReading.unlearnable(
        name, "only \(Counted.rows(rows)) with a known `\(name)`: nothing can be learnt from that",
        "train on more rows")
    }
    let limit = asked == .regression ? 2 : TargetReading.mostClasses
    let values = TargetReading.distinct(column, limit: limit)
    if let values, values.count == 1 {
      throw TargetReading.unlearnable(
        name, "`\(name)` is \(values[0].value) in every row: there is nothing to tell apart", "choose another target")
    }
    let task = try TargetReading.task(of: column, values: values, asked: asked)
    self.task = task
    guard task.isClassification else {
      guard positive == nil else {
        throw TargetReading.misfit("regression has no positive class", "leave `positive:` out")
      }
      let numbers = column.numbers ?? []
      guard !numbers.contains(where: { $0.isInfinite }) else {
        let count = numbers.reduce(0) { $0 + ($1.isInfinite ? 1 : 0) }
        throw TargetReading.unlearnable(
          name, "`\(name)` is infinite in \(Counted.rows(count))", "filter them out: filter .\(name) < 1e300")
      }
      target = Target(name: name, type: column.type, classes: [])
      labels = numbers
      notes = []
      return
    }
    let known = values ?? []
    var classes = known.map(\.value).sorted()
    if task == .binary {
      let chosen = try TargetReading.positive(of: known, asked: positive, name: name)
      classes = classes.filter { $0 != chosen } + [chosen]
      notes = ["the positive class of .\(name) is \(chosen)" + (positive == nil ? TargetReading.reason(chosen) : "")]
    } else {
      guard positive == nil else {
        throw TargetReading.misfit(
          "a positive class needs two classes, and `\(name)` has \(classes.count)", "leave `positive:` out")
      }
      notes = []
    }
    target = Target(name: name, type: column.type, classes: classes)
    labels = ClassNumbers(target).labels(of: column)
  }

  private static func task(of column: Column, values: [(value: Scalar, count: Int)]?, asked: Task?) throws -> Task {
    let name = column.name
    if asked == .regression {
      guard column.type != .text else {
        throw misfit("`\(name)` holds text, and regression needs numbers", "leave `task:` out, or cast the column")
      }
      return .regression
    }
    if asked == nil, column.type == .int || column.type == .double {
      let count = values?.count ?? .max
      return count == 2 ? .binary : column.type == .int && count <= fewIntegers ? .multiclass : .regression
    }
    guard let values else {
      throw misfit(
        "`\(name)` has more than \(mostClasses) different values, too many for classes",
        column.type == .text ? "is it an identifier? choose another target" : "write task: \"regression\"")
    }
    if asked == .binary, values.count != 2 {
      throw misfit("two classes were asked for, and `\(name)` has \(values.count)", "leave `task:` out")
    }
    return asked ?? (values.count == 2 ? .binary : .multiclass)
  }

  /// True, 1 or "yes", else the rarer class, of equals the greater.
  private static func positive(of values: [(value: Scalar, count: Int)], asked: Scalar?, name: String) throws -> Scalar
  {
    if let asked {
      if let found = values.first(where: { $0.value == asked || $0.value.double.map { $0 == asked.double } ?? false }) {
        return found.value
      }
      throw misfit(
        "`\(name)` is never \(asked)",
        "its classes are \(values.map(\.value).sorted().map(\.description).joined(separator: " and "))")
    }
    if let obvious = values.first(where: { isObvious($0.value) }) { return obvious.value }
    let rarer = values.min { $0.count != $1.count ? $0.count < $1.count : $0.value > $1.value }
    return rarer?.value ?? .missing
  }

  private static func isObvious(_ value: Scalar) -> Bool {
    switch value {
    case .bool(let truth): truth
    case .int, .double: value.double == 1
    case .text(let text): ["yes", "true", "1"].contains(text.lowercased())
    default: false
    }
  }

  private static func reason(_ positive: Scalar) -> String {
    isObvious(positive) ? "" : ", the rarer one (`positive:` chooses)"
  }

  /// The values with their row counts; none when there are more than the limit.
  private static func distinct(_ column: Column, limit: Int) -> [(value: Scalar, count: Int)]? {
    if case .texts(let texts) = column.values {
      let counts = texts.counted()
      return counts.count > limit ? nil : counts.map { (.text($0.key), $0.value) }
    }
    // There are few values or the search ends soon, so that going through them beats hashing a million rows.
    var found: [(number: Double, row: Int, count: Int)] = []
    for (row, number) in (column.numbers ?? []).enumerated() where !number.isNaN {
      if let place = found.firstIndex(where: { $0.number == number }) {
        found[place].count += 1
      } else {
        guard found.count < limit else { return nil }
        found.append((number, row, 1))
      }
    }
    return found.map { (column[$0.row], $0.count) }
  }

  private static func unlearnable(_ name: String, _ message: String, _ help: String) -> Fault {
    Fault("L010", message, subject: "." + name, help: help)
  }

  private static func misfit(_ message: String, _ help: String) -> Fault { Fault("L011", message, help: help) }
}
