import Engines

/// The checks that declarations of functions share; each throws F012.
extension ScalarFunction.Arguments {
  /// int or double, or missing.
  func number(_ position: Int) throws(Fault) -> ColumnType {
    guard types[position].isNumeric else { throw refusal(position, "a number") }
    return types[position]
  }

  func text(_ position: Int) throws(Fault) {
    guard types[position].isText else { throw refusal(position, "a text") }
  }

  func int(_ position: Int) throws(Fault) {
    guard types[position] == .int || types[position] == .missing else { throw refusal(position, "a whole number") }
  }

  func truth(_ position: Int) throws(Fault) {
    guard types[position].isBool else { throw refusal(position, "what is true or false") }
  }

  /// A date or a time.
  func calendar(_ position: Int) throws(Fault) -> ColumnType {
    guard types[position].isCalendar else { throw refusal(position, "a date or a time") }
    return types[position]
  }

  func time(_ position: Int) throws(Fault) {
    guard types[position].isTime else { throw refusal(position, "a time of day") }
  }

  /// A whole number within bounds, written as one.
  func count(_ position: Int, in range: ClosedRange<Int> = 0...1_000_000_000) throws(Fault) {
    guard let number = literal(position)?.int, range.contains(number) else {
      throw refusal(position, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
  }

  /// A text that is not empty, written as one.
  func part(_ position: Int) throws(Fault) {
    guard let text = literal(position)?.text, !text.isEmpty else {
      throw refusal(position, "a text that is not empty, written as one")
    }
  }

  /// Values that one can be before another of.
  func ordered(from position: Int = 0) throws(Fault) -> ColumnType {
    let type = try common(from: position)
    switch type {
    case .bool, .list, .record: throw refusal(position, "values with an order")
    default: return type
    }
  }

  /// The type that holds all from a position on.
  func common(from position: Int = 0) throws(Fault) -> ColumnType {
    var type = ColumnType.missing
    for index in position..<types.count {
      guard let joined = type.joined(with: types[index]) else {
        throw Fault(
          "F012",
          "`\(function)` needs one type: `\(expressions[index])` is \(types[index]), and those before are \(type)",
          subject: "\(expressions[index])")
      }
      type = joined
    }
    return type
  }

  func refusal(_ position: Int, _ wanted: String) -> Fault {
    let help: String? =
      switch (wanted, types[position]) {
      case ("a number", .text): "`number(\(expressions[position]))` reads a text"
      case ("a text", _): "`text(\(expressions[position]))` writes it as text"
      case ("a date or a time", .text): "`date(\(expressions[position]))` reads a text"
      default: nil
      }
    return Fault(
      "F012", "`\(function)` needs \(wanted), and `\(expressions[position])` is \(types[position])",
      subject: "\(expressions[position])", help: help)
  }
}

extension ScalarFunction {
  /// A function of one number that gives a decimal; it may be undefined for some.
  static func ofNumber(
    _ name: String, _ summary: String, undefined: String? = nil, _ apply: @escaping @Sendable (Double) -> Double?,
    sql: @escaping @Sendable (String) -> String
  ) -> ScalarFunction {
    ScalarFunction(
      name, summary, [Parameter("value")], undefined: undefined,
      result: { arguments throws(Fault) in
        _ = try arguments.number(0); return .double
      },
      apply: { arguments in arguments[0].double.flatMap(apply).map(Scalar.number) },
      sql: { sql("CAST(\($0[0]) AS DOUBLE)") })
  }

  /// A function of two numbers that gives a decimal; it may be undefined for some.
  static func ofNumbers(
    _ name: String, _ summary: String, _ parameters: [String], undefined: String? = nil,
    _ apply: @escaping @Sendable (Double, Double) -> Double?,
    sql: @escaping @Sendable (String, String) -> String
  ) -> ScalarFunction {
    ScalarFunction(
      name, summary, parameters.map { Parameter($0) }, undefined: undefined,
      result: { arguments throws(Fault) in
        for position in 0..<2 { _ = try arguments.number(position) }
        return .double
      },
      apply: { arguments in
        guard let a = arguments[0].double, let b = arguments[1].double else { return nil }
        return apply(a, b).map(Scalar.number)
      },
      sql: { sql("CAST(\($0[0]) AS DOUBLE)", "CAST(\($0[1]) AS DOUBLE)") })
  }

  /// A fact about one text.
  static func aboutText(
    _ name: String, _ summary: String, _ holds: @escaping @Sendable (String) -> Bool,
    sql: @escaping @Sendable (String) -> String
  ) -> ScalarFunction {
    ofText(name, summary, .bool, { .bool(holds($0)) }, sql: { "(\(sql($0)))".whereAllPresent([$0]) })
  }

  /// A function of one text that gives a text.
  static func ofText(
    _ name: String, _ summary: String, _ apply: @escaping @Sendable (String) -> String,
    sql: @escaping @Sendable (String) -> String
  ) -> ScalarFunction {
    ofText(name, summary, .text, { .text(apply($0)) }, sql: sql)
  }

  /// A function of one text.
  static func ofText(
    _ name: String, _ summary: String, _ type: ColumnType, _ apply: @escaping @Sendable (String) -> Scalar,
    sql: @escaping @Sendable (String) -> String
  ) -> ScalarFunction {
    ScalarFunction(
      name, summary, [Parameter("value")],
      result: { arguments throws(Fault) in
        try arguments.text(0); return type
      },
      apply: { arguments in arguments[0].text.map(apply) },
      sql: { sql($0[0]) })
  }

  /// A function of a text and another one.
  /// - Parameter isPart: Whether the other is a part to look for: not empty, and written as a text.
  static func ofTexts(
    _ name: String, _ summary: String, _ other: String, isPart: Bool = false, _ type: ColumnType,
    _ apply: @escaping @Sendable (String, String) -> Scalar?, sql: @escaping @Sendable (String, String) -> String
  ) -> ScalarFunction {
    ScalarFunction(
      name, summary, [Parameter("value"), Parameter(other)],
      result: { arguments throws(Fault) in
        try arguments.text(0)
        if isPart { try arguments.part(1) } else { try arguments.text(1) }
        return type
      },
      apply: { arguments in
        guard let text = arguments[0].text, let other = arguments[1].text else { return nil }
        return apply(text, other)
      },
      sql: { sql($0[0], $0[1]) })
  }
}
