/// What stands between two values: the operators of the tree, and those that decide whether their right side runs.
public enum Operation: String, Sendable, CaseIterable {
  case add = "+", subtract = "-", multiply = "*", divide = "/", floorDivide = "//", modulo = "mod", power = "**"
  case equal = "==", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
  case isIn = "in", isNotIn = "not in"
  case and, or
  case fallback = "??"

  init(_ operation: BinaryOperator) {
    self =
      switch operation {
      case .add: .add
      case .subtract: .subtract
      case .multiply: .multiply
      case .divide: .divide
      case .floorDivide: .floorDivide
      case .modulo: .modulo
      case .power: .power
      case .equal: .equal
      case .notEqual: .notEqual
      case .less: .less
      case .lessOrEqual: .lessOrEqual
      case .greater: .greater
      case .greaterOrEqual: .greaterOrEqual
      case .isIn: .isIn
      case .isNotIn: .isNotIn
      }
  }
}
