import Engines

/// Made-up rows with a known pattern: numbers with missing ones and zeros, a category and a truth value.
struct Sample {
  var columns: [DuckColumn]
  var labels: [Float]

  init(rows: Int, classes: Int = 2, categories: Int = 6, seed: UInt64 = 1) {
    var state = seed
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    var numbers: [Double] = []
    var zeros: [Double] = []
    var codes: [Int32] = []
    var flags: [Bool] = []
    var present: [Bool] = []
    labels = []
    for _ in 0..<rows {
      let number = random() * 10 - 5
      let zero = random() < 0.5 ? 0 : random()
      let code = Int32(random() * Double(categories))
      let flag = random() < 0.3
      let known = random() < 0.9
      let score = (known ? number : 1) + (code % 2 == 0 ? 2 : -1) + (flag ? zero * 4 : 0) + random()
      numbers.append(known ? number : .nan)
      zeros.append(zero)
      codes.append(code)
      flags.append(flag)
      present.append(known)
      labels.append(Float(classes == 2 ? (score > 0.5 ? 1 : 0) : max(0, min(classes - 1, Int((score + 5) / 3)))))
    }
    columns = [
      DuckColumn(type: .double, values: .double(numbers), present: present),
      DuckColumn(type: .double, values: .double(zeros)),
      DuckColumn(type: .enumeration((0..<categories).map { "c\($0)" }), values: .code(codes)),
      DuckColumn(type: .bool, values: .bool(flags)),
    ]
  }

  static let categorical = [2]

  /// Parameters that give the same model each time.
  static func parameters(classes: Int = 2) -> BoosterParameters {
    var parameters = BoosterParameters()
    parameters["objective"] = classes == 2 ? "binary" : "multiclass"
    if classes > 2 { parameters["num_class"] = String(classes) }
    parameters["seed"] = "7"
    parameters["deterministic"] = "true"
    parameters["force_row_wise"] = "true"
    parameters["num_leaves"] = "15"
    return parameters
  }

  /// A model of these rows.
  func trained(iterations: Int = 20, classes: Int = 2) throws -> Booster {
    let parameters = Self.parameters(classes: classes)
    let dataset = try BoosterDataset(
      try ColumnSource(columns), labels: labels, categorical: Self.categorical, parameters: parameters)
    let booster = try Booster(parameters, training: dataset)
    for _ in 0..<iterations where try booster.update() { break }
    return booster
  }
}

extension Sample {
  /// One row as numbers.
  func row(_ index: Int) -> [Double] {
    columns.map { column in
      if column.isMissing(index) { return .nan }
      switch column.values {
      case .double(let values): return values[index]
      case .code(let values): return Double(values[index])
      case .bool(let values): return values[index] ? 1 : 0
      default: return .nan
      }
    }
  }
}
