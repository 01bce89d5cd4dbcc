/// What stands before one value.
public enum UnaryOperation: String, Hashable, Sendable, Codable, CaseIterable { case negate = "-", not }

/// What stands between two values, as it is written in the language.
public enum BinaryOperation: String, Hashable, Sendable, Codable, CaseIterable {
  case add = "+", subtract = "-", multiply = "*", divide = "/", floorDivide = "//", modulo = "mod", power = "**"
  case equal = "==", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
  case isIn = "in", isNotIn = "not in"
  case and, or
  /// `a ?? b`: b where a is missing.
  case fallback = "??"

  public var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }

  /// How tightly it binds, as in the language: higher is tighter.
  var strength: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn, .isNotIn: 4
    case .fallback: 5
    case .add, .subtract: 7
    case .multiply, .divide, .floorDivide, .modulo: 8
    case .power: 10
    }
  }
}
