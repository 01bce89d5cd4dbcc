import Engines

extension ScalarFunction {
  static let missing = ScalarFunction(
    "missing", "Whether the value is missing.", [Parameter("value")], takesMissing: true,
    result: { _ in .bool },
    apply: { arguments in .bool(arguments[0].isMissing) },
    sql: { "(\($0[0]) IS NULL)" })

  static let isFinite = ScalarFunction(
    "is_finite", "Whether a number is neither infinite nor minus infinite.", [Parameter("value")],
    result: { arguments throws(Fault) in
      _ = try arguments.number(0); return .bool
    },
    apply: { arguments in arguments[0].double.map { .bool($0.isFinite) } },
    sql: { "isfinite(CAST(\($0[0]) AS DOUBLE))" })

  static let coalesce = ScalarFunction(
    "coalesce", "The first of the values that is not missing.", [Parameter("first"), Parameter("second")],
    isVariadic: true, takesMissing: true,
    result: { arguments throws(Fault) in try arguments.common() },
    apply: { arguments in
      let type = arguments.reduce(ColumnType.missing) { $0.joined(with: $1.type) ?? $0 }
      return (arguments.first { !$0.isMissing } ?? .missing).widened(to: type)
    },
    sql: { "coalesce(" + $0.texts.joined(separator: ", ") + ")" })

  static let missingIf = ScalarFunction(
    "missing_if", "The value, or missing where it is equal to another one that stands for nothing.",
    [Parameter("value"), Parameter("sign")], takesMissing: true,
    result: { arguments throws(Fault) in
      _ = try arguments.common()
      return arguments.types[0]
    },
    apply: { arguments in arguments[0].isEqual(to: arguments[1]) ? .missing : arguments[0] },
    sql: { "CASE WHEN \($0[0]) = \($0[1]) THEN NULL ELSE \($0[0]) END" })

  static let same = ScalarFunction(
    "same", "Whether two values are equal, or both missing.", [Parameter("a"), Parameter("b")], takesMissing: true,
    result: { arguments throws(Fault) in
      _ = try arguments.common()
      return .bool
    },
    apply: { arguments in
      .bool(arguments[0].isMissing && arguments[1].isMissing || arguments[0].isEqual(to: arguments[1]))
    },
    sql: { "(\($0[0]) IS NOT DISTINCT FROM \($0[1]))" })

  static let xor = ScalarFunction(
    "xor", "Whether one of two truths holds and not the other.", [Parameter("a"), Parameter("b")],
    result: { arguments throws(Fault) in
      for position in 0..<2 { try arguments.truth(position) }
      return .bool
    },
    apply: { arguments in
      guard let a = arguments[0].bool, let b = arguments[1].bool else { return nil }
      return .bool(a != b)
    },
    sql: { "(\($0[0]) <> \($0[1]))" })

  static let between = ScalarFunction(
    "between", "Whether a value lies between two others, or is one of them.",
    [Parameter("value"), Parameter("low"), Parameter("high")],
    result: { arguments throws(Fault) in
      _ = try arguments.ordered()
      return .bool
    },
    apply: { arguments in
      let type = arguments.reduce(ColumnType.missing) { $0.joined(with: $1.type) ?? $0 }
      let values = arguments.map { $0.widened(to: type) }
      return .bool(!(values[0] < values[1]) && !(values[2] < values[0]))
    },
    sql: { "(\($0[0]) BETWEEN \($0[1]) AND \($0[2]))".whereAllPresent($0.texts) })

  /// `recode(x, a, 1, b, 2)`, `recode(x, a, 1, b, 2, otherwise)`.
  static let recode = ScalarFunction(
    "recode", "The value behind the first of some that is equal to it, else the last one or missing; missing stays so.",
    [Parameter("value"), Parameter("old"), Parameter("new")], isVariadic: true, takesMissing: true,
    result: { arguments throws(Fault) in
      var (old, new) = (arguments.types[0], ColumnType.missing)
      for position in 1..<arguments.types.count {
        let isOld = position % 2 == 1 && position + 1 < arguments.types.count
        guard let joined = (isOld ? old : new).joined(with: arguments.types[position]) else {
          throw Fault(
            "F012",
            "`recode` \(isOld ? "compares with" : "gives") one type: `\(arguments.expressions[position])` is "
              + "\(arguments.types[position]), and before it is \(isOld ? old : new)",
            subject: "\(arguments.expressions[position])")
        }
        if isOld { old = joined } else { new = joined }
      }
      return new
    },
    apply: { arguments in
      guard let value = arguments.first, !value.isMissing else { return .missing }
      var (type, found) = (ColumnType.missing, Scalar?.none)
      for position in stride(from: 1, to: arguments.count, by: 2) {
        guard position + 1 < arguments.count else {
          type = type.joined(with: arguments[position].type) ?? type
          found = found ?? arguments[position]
          continue
        }
        type = type.joined(with: arguments[position + 1].type) ?? type
        if found == nil, value.isEqual(to: arguments[position]) { found = arguments[position + 1] }
      }
      return (found ?? .missing).widened(to: type)
    },
    sql: { arguments in
      var text = "CASE WHEN \(arguments[0]) IS NULL THEN NULL"
      var position = 1
      while position + 1 < arguments.texts.count {
        text += " WHEN \(arguments[0]) = \(arguments[position]) THEN \(arguments[position + 1])"
        position += 2
      }
      return text + (position < arguments.texts.count ? " ELSE \(arguments[position]) END" : " END")
    })

  /// `when(c, a)`, `when(c, a, b)`, `when(c1, a, c2, b, otherwise)`: conditions are asked in turn, and where one is
  /// missing before any holds, so is the result.
  static let when = ScalarFunction(
    "when", "The value behind the first condition that holds, else the last value; missing where a condition is.",
    [Parameter("condition"), Parameter("then")], isVariadic: true, takesMissing: true,
    result: { arguments throws(Fault) in
      var type = ColumnType.missing
      for (position, found) in arguments.types.enumerated() {
        if position % 2 == 0, position + 1 < arguments.types.count {
          try arguments.truth(position)
          continue
        }
        guard let joined = type.joined(with: found) else {
          throw Fault(
            "F012", "`when` gives one type: `\(arguments.expressions[position])` is \(found), and before it is \(type)",
            subject: "\(arguments.expressions[position])")
        }
        type = joined
      }
      return type
    },
    apply: { arguments in
      var type = ColumnType.missing
      for (position, value) in arguments.enumerated() where position % 2 == 1 || position == arguments.count - 1 {
        type = type.joined(with: value.type) ?? type
      }
      return chosen(arguments).widened(to: type)
    },
    sql: { arguments in
      var text = "CASE"
      var position = 0
      while position + 1 < arguments.texts.count {
        let condition = arguments[position]
        text += " WHEN \(condition) THEN \(arguments[position + 1]) WHEN \(condition) IS NULL THEN NULL"
        position += 2
      }
      return text + (position < arguments.texts.count ? " ELSE \(arguments[position]) END" : " END")
    })

  private static func chosen(_ arguments: [Scalar]) -> Scalar {
    var position = 0
    while position + 1 < arguments.count {
      guard let holds = arguments[position].bool else { return .missing }
      if holds { return arguments[position + 1] }
      position += 2
    }
    return position < arguments.count ? arguments[position] : .missing
  }
}

extension Scalar {
  /// Equal values, also a whole number and the same decimal; a missing one equals nothing.
  fileprivate func isEqual(to other: Scalar) -> Bool {
    guard !isMissing, !other.isMissing, let type = type.joined(with: other.type) else { return false }
    let (a, b) = (widened(to: type), other.widened(to: type))
    return !(a < b) && !(b < a)
  }
}
