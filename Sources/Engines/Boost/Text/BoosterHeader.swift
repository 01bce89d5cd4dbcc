/// The first lines of a model's text: what it predicts, from how many features, in how many trees.
struct BoosterHeader {
  private(set) var classCount = 0
  private(set) var treesPerIteration = 0
  private(set) var featureCount = 0
  private(set) var objective = ""
  /// The answer is the trees' mean, not their sum.
  private(set) var isAverage = false
  /// The length of each tree's lines in bytes.
  private(set) var treeSizes: [Int] = []

  /// The limit of classes, as much as any table has.
  private static let mostClasses = 100_000

  /// Reads up to the empty line before the trees.
  init(_ lines: inout BoosterLines) throws {
    var values: [String: Range<Int>] = [:]
    while let line = lines.next(), !line.isEmpty {
      if lines.text(line) == "average_output" {
        isAverage = true
        continue
      }
      guard let (key, value) = lines.pair(line), Self.keys.contains(key), values[key] == nil else {
        throw BoosterText.damaged("its line `\(lines.text(line).prefix(40))` is not known")
      }
      values[key] = value
    }
    classCount = try number("num_class", values, lines, 1...Self.mostClasses)
    treesPerIteration = try number("num_tree_per_iteration", values, lines, 1...Self.mostClasses)
    guard treesPerIteration == classCount || treesPerIteration == 1 else {
      throw BoosterText.damaged("its trees do not fit its classes")
    }
    featureCount = try number("max_feature_idx", values, lines, 0...Int(Int32.max) - 1) + 1
    _ = try number("label_index", values, lines, 0...Int(Int32.max))
    guard values["version"].map({ lines.text($0) }) == "v4" else { throw BoosterText.damaged("its version is not v4") }
    for key in ["feature_names", "feature_infos"] {
      guard values[key].map({ lines.words($0).count }) == featureCount else {
        throw BoosterText.damaged("its \(key) are not \(featureCount)")
      }
    }
    if let constraints = values["monotone_constraints"] {
      guard lines.integers(constraints).map({ $0.count == featureCount && $0.allSatisfy { abs($0) <= 1 } }) == true
      else { throw BoosterText.damaged("its monotone_constraints are not \(featureCount)") }
    }
    objective = try objective(values, lines)
    guard let sizes = values["tree_sizes"], let numbers = lines.integers(sizes) else {
      throw BoosterText.damaged("it has no tree_sizes")
    }
    treeSizes = numbers
  }

  private func objective(_ values: [String: Range<Int>], _ lines: BoosterLines) throws -> String {
    guard let range = values["objective"] else { return "" }
    let words = lines.words(range).map { lines.text($0) }
    guard let name = words.first, Self.objectives.contains(name) else {
      throw BoosterText.damaged("its objective is not known")
    }
    for word in words.dropFirst() {
      if word == "sqrt" { continue }
      let parts = word.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, let value = Double(parts[1]), value.isFinite, parts[1].count <= 40 else {
        throw BoosterText.damaged("its objective's `\(word.prefix(40))` is no number")
      }
      if parts[0] == "num_class", value != Double(classCount) {
        throw BoosterText.damaged("its objective does not fit its classes")
      }
    }
    let needsClasses = name == "multiclass" || name == "multiclassova"
    guard needsClasses == (classCount > 1), !needsClasses || words.contains("num_class:\(classCount)") else {
      throw BoosterText.damaged("its objective does not fit its classes")
    }
    return words.joined(separator: " ")
  }

  private func number(
    _ key: String, _ values: [String: Range<Int>], _ lines: BoosterLines, _ range: ClosedRange<Int>
  ) throws -> Int {
    guard let value = values[key], let number = lines.integer(value), range.contains(number) else {
      throw BoosterText.damaged("its \(key) is missing or out of range")
    }
    return number
  }

  private static let keys: Set = [
    "version", "num_class", "num_tree_per_iteration", "label_index", "max_feature_idx", "objective",
    "monotone_constraints", "feature_names", "feature_infos", "tree_sizes",
  ]

  private static let objectives: Set = [
    "binary", "multiclass", "multiclassova", "regression", "regression_l1", "huber", "fair", "poisson", "quantile",
    "mape", "gamma", "tweedie", "cross_entropy", "cross_entropy_lambda",
  ]
}
