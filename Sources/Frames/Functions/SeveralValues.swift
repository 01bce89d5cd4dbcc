import Engines

/// Functions across the values of one row.
extension ScalarFunction {
  static let minOf = extreme("min_of", "The smallest of the values.", "least") { $0 < $1 }

  static let maxOf = extreme("max_of", "The largest of the values.", "greatest") { $1 < $0 }

  static let sumOf = ScalarFunction(
    "sum_of", "The sum of the numbers.", [Parameter("first"), Parameter("second")], isVariadic: true,
    result: { arguments throws(Fault) in
      for position in arguments.types.indices { _ = try arguments.number(position) }
      return try arguments.common()
    },
    apply: { arguments throws(Fault) in
      let type = arguments.reduce(ColumnType.missing) { $0.joined(with: $1.type) ?? $0 }
      guard type == .int else { return .number(arguments.reduce(0) { $0 + ($1.double ?? .nan) }) }
      var sum = 0
      for value in arguments {
        let (next, overflow) = sum.addingReportingOverflow(value.int ?? 0)
        guard !overflow else { throw Fault.overflow("sum_of(\(sum), \(value))") }
        sum = next
      }
      return .int(sum)
    },
    sql: { arguments in
      let isInt = arguments.types.allSatisfy { $0 == .int || $0 == .missing }
      return "(" + arguments.texts.map { "CAST(\($0) AS \(isInt ? "BIGINT" : "DOUBLE"))" }.joined(separator: " + ")
        + ")"
    })

  static let meanOf = ScalarFunction(
    "mean_of", "The mean of the numbers.", [Parameter("first"), Parameter("second")], isVariadic: true,
    result: { arguments throws(Fault) in
      for position in arguments.types.indices { _ = try arguments.number(position) }
      return .double
    },
    apply: { arguments in
      .number(arguments.reduce(0) { $0 + ($1.double ?? .nan) } / Double(arguments.count))
    },
    sql: { arguments in
      "((" + arguments.texts.map { "CAST(\($0) AS DOUBLE)" }.joined(separator: " + ") + ") / \(arguments.texts.count))"
    })

  static let countMissing = ScalarFunction(
    "count_missing", "How many of the values are missing.", [Parameter("first")], isVariadic: true, takesMissing: true,
    result: { _ in .int },
    apply: { arguments in .int(arguments.count(where: \.isMissing)) },
    sql: { arguments in
      "(" + arguments.texts.map { "CAST(\($0) IS NULL AS BIGINT)" }.joined(separator: " + ") + ")"
    })

  private static func extreme(
    _ name: String, _ summary: String, _ function: String, _ precedes: @escaping @Sendable (Scalar, Scalar) -> Bool
  ) -> ScalarFunction {
    ScalarFunction(
      name, summary, [Parameter("first"), Parameter("second")], isVariadic: true,
      result: { arguments throws(Fault) in try arguments.ordered() },
      apply: { arguments in
        let type = arguments.reduce(ColumnType.missing) { $0.joined(with: $1.type) ?? $0 }
        let best = arguments.min(by: precedes) ?? .missing
        return best.widened(to: type)
      },
      sql: { arguments in
        "\(function)(\(arguments.texts.joined(separator: ", ")))".whereAllPresent(arguments.texts)
      })
  }
}
