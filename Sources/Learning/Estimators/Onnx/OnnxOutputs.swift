import Engines
import Frames

/// Which outputs of a file tell the answer, found by what they say of some rows.
struct OnnxOutputs {
  /// The outputs that are asked for.
  private(set) var names: [String] = []
  /// For each number of an answer, the number of its class; empty for values.
  private(set) var classes: [Int] = []
  /// The output tells classes and no probabilities.
  private(set) var isLabel = false
  private(set) var notes: [String] = []

  /// L062 when the classes do not fit, L061 when no output fits the task.
  init(_ file: OnnxFile, _ answers: [OnnxModel.Answer], _ lesson: Lesson) throws {
    guard lesson.task.isClassification else {
      let place = answers.indices.first { if case .numbers(_, 1) = answers[$0] { true } else { false } }
      guard let place, case .numbers(let values, _) = answers[place] else {
        throw Fault(
          "L061", "no output of the model is one number a row", help: "a number is what `.\(lesson.target.name)` holds")
      }
      guard values.contains(where: \.isFinite) else { throw OnnxOutputs.nothing }
      names = [file.outputs[place].name]
      return
    }
    let order = try OnnxOutputs.order(file, lesson.target)
    let width = order.count
    for (place, answer) in answers.enumerated() {
      guard case .numbers(let values, let own) = answer,
        [.float, .double, .records].contains(file.outputs[place].kind),
        own == width || own == 1 && width == 2
      else { continue }
      guard values.contains(where: \.isFinite) else { throw OnnxOutputs.nothing }
      names = [file.outputs[place].name]
      // A list of records is in the order of its keys, whatever the order of the classes.
      let isRecords = file.outputs[place].kind == .records
      classes = isRecords ? try OnnxOutputs.sorted(file, lesson.target) : order
      if own == 1 { classes = [order[1]] }
      let sums = (0..<values.count / own).map { row in values[row * own..<(row + 1) * own].reduce(0, +) }
      if own > 1, !sums.allSatisfy({ abs($0 - 1) < 1e-3 }) {
        notes.append("what the model tells of classes does not add up to 1: scores, perhaps, and no probabilities")
      }
    }
    if names.isEmpty {
      let place = answers.indices.first { place in
        switch answers[place] {
        case .texts: true
        case .numbers(_, 1): true
        default: false
        }
      }
      guard let place else { throw Fault("L061", "no output of the model tells a class, or the chance of each") }
      (names, classes, isLabel) = ([file.outputs[place].name], order, true)
      notes.append("the model tells classes without probabilities: each is 0 or 1")
    }
  }

  private static let nothing = Fault(
    "L061", "the model answers with no number for any of the first rows",
    help: "fill missing values, as it was made with")

  /// The number of each class of the file, in its order; that of sorted classes where it does not say.
  private static func order(_ file: OnnxFile, _ target: Target) throws -> [Int] {
    guard !file.classes.isEmpty else {
      return target.classes.indices.sorted { target.classes[$0] < target.classes[$1] }
    }
    return try file.classes.map { try number(of: $0, file, target) }
  }

  private static func sorted(_ file: OnnxFile, _ target: Target) throws -> [Int] {
    guard !file.classes.isEmpty else { return try order(file, target) }
    let sorted =
      file.hasNumberedClasses
      ? file.classes.sorted { (Int64($0) ?? 0) < (Int64($1) ?? 0) }
      : file.classes.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return try sorted.map { try number(of: $0, file, target) }
  }

  private static func number(of name: String, _ file: OnnxFile, _ target: Target) throws -> Int {
    guard file.classes.count == target.classes.count,
      let number = target.classes.firstIndex(where: { OnnxOutputs.names($0, are: name) })
    else {
      throw Fault(
        "L062",
        "the model tells the classes \(file.classes.joined(separator: ", ")), and `\(target.name)` holds "
          + target.classNames.joined(separator: ", "), subject: "." + target.name,
        help: "derive a column with the model's classes, and give it as the target")
    }
    return number
  }

  /// Whether a class of a frame is the one that a file names.
  static func names(_ value: Scalar, are name: String) -> Bool {
    switch value {
    case .text(let text): text == name
    case .bool(let truth): name == (truth ? "1" : "0") || name.lowercased() == "\(truth)"
    default: value.double.map { $0 == Double(name) } ?? (value.description == name)
    }
  }
}
