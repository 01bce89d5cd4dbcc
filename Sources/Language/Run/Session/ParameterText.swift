import Calendar

/// The value of a script's parameter from the command line.
enum ParameterText {
  static let types = ["file", "text", "number", "flag", "date", "duration"]

  /// The type of a parameter that only gives a default.
  static func type(of value: Value) -> String {
    switch value {
    case .bool: "flag"
    case .int, .double: "number"
    case .object(is DateObject): "date"
    case .object(is DurationObject): "duration"
    default: "text"
    }
  }

  /// None when the text is no such thing.
  static func value(_ text: String, type: String) -> Value? {
    switch type {
    case "number":
      let plain = text.filter { $0 != "_" }
      if plain.hasSuffix("%") { return Double(plain.dropLast()).map { .double($0 / 100) } }
      if let whole = Int(plain) { return .int(whole) }
      return Double(plain).map { .double($0) }
    case "flag": return ["true": true, "false": false, "": true][text].map { .bool($0) }
    case "date": return Day(text).map { .date($0) } ?? Moment(text).map { .time($0) }
    case "duration": return Period(text).map { .duration($0) }
    default: return .text(text)
    }
  }
}

extension ParameterText {
  /// How a value of the type is written on the command line.
  static func example(_ type: String) -> String {
    switch type {
    case "number": "`0.5`"
    case "flag": "`true` or `false`"
    case "date": "`2024-01-31`"
    case "duration": "`1h30m`"
    default: "`text`"
    }
  }
}
