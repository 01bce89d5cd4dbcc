/// An operator between two values: how tightly it binds, and what it makes.
struct Infix {
  enum Make {
    case or, and, fallback, range
    case binary(BinaryOperator)
  }

  let level: Int
  let make: Make
  /// `not in` is two tokens.
  var tokens = 1

  // Levels of the operator table, loosest first.
  static let orLevel = 1, andLevel = 2, notLevel = 3, comparison = 4, fallback = 5, range = 6, sum = 7, product = 8
  static let minus = 9, power = 10

  var isRightToLeft: Bool { level == Infix.power }
  var chains: Bool { level != Infix.comparison && level != Infix.range }

  /// The operator at a token, none where there is none; `next` tells `not in`.
  init?(_ kind: Token.Kind, next: Token.Kind) {
    switch kind {
    case .orWord: self.init(level: Infix.orLevel, make: .or)
    case .andWord: self.init(level: Infix.andLevel, make: .and)
    case .equal: self.init(level: Infix.comparison, make: .binary(.equal))
    case .notEqual: self.init(level: Infix.comparison, make: .binary(.notEqual))
    case .less: self.init(level: Infix.comparison, make: .binary(.less))
    case .lessEqual: self.init(level: Infix.comparison, make: .binary(.lessOrEqual))
    case .greater: self.init(level: Infix.comparison, make: .binary(.greater))
    case .greaterEqual: self.init(level: Infix.comparison, make: .binary(.greaterOrEqual))
    case .inWord: self.init(level: Infix.comparison, make: .binary(.isIn))
    case .notWord where next == .inWord: self.init(level: Infix.comparison, make: .binary(.isNotIn), tokens: 2)
    case .questionQuestion: self.init(level: Infix.fallback, make: .fallback)
    case .dotDot: self.init(level: Infix.range, make: .range)
    case .plus: self.init(level: Infix.sum, make: .binary(.add))
    case .minus: self.init(level: Infix.sum, make: .binary(.subtract))
    case .star: self.init(level: Infix.product, make: .binary(.multiply))
    case .slash: self.init(level: Infix.product, make: .binary(.divide))
    case .slashSlash: self.init(level: Infix.product, make: .binary(.floorDivide))
    case .modWord: self.init(level: Infix.product, make: .binary(.modulo))
    case .starStar: self.init(level: Infix.power, make: .binary(.power))
    default: return nil
    }
  }

  private init(level: Int, make: Make, tokens: Int = 1) {
    self.level = level
    self.make = make
    self.tokens = tokens
  }

  func kind(_ left: Expression, _ right: Expression, _ sign: Span) -> Expression.Kind {
    switch make {
    case .or: .or(left, right)
    case .and: .and(left, right)
    case .fallback: .fallback(left, right)
    case .range: .range(left, right)
    case .binary(let operation): .binary(operation, left, right, operatorSpan: sign)
    }
  }
}
