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
