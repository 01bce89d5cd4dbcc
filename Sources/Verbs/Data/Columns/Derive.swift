import Frames
import Language

extension Verb {
  static let derive = Verb(
    "derive", "Make columns from others; later ones see those made earlier in the same call.", effect: .none,
    foresight: .plan,
    example: "loans | derive years: .days / 365, long: .years > 1",
    Parameter<Frame>("frame", "the rows"), Parameter<Named<Derivation>>("columns", "name: expression, or `each(…)`")
  ) { session, frame, columns in
    var frame = frame
    for (name, derivation) in columns.values {
      frame = try frame.derive(derivation.columns(name, in: frame.schema, session))
    }
    return frame
  }
}

/// What `derive` and `select` take: an expression with a name, or `each` for several columns.
enum Derivation: Argument {
  case one(Expression)
  case each(EachColumn)

  static var word: String { "a column expression" }
  static func accepts(_ value: Value) -> Bool { true }

  static func read(_ given: Given, _ session: Session) throws -> Derivation {
    if let each = given.value.asObject as? EachColumn { return .each(each) }
    return .one(try Expression.read(given, session))
  }

  func columns(_ name: String?, in schema: Schema, _ session: Session) throws -> [NamedExpression] {
    switch self {
    case .each(let each): return try each.columns(in: schema, session)
    case .one: return try columns(name, in: schema)
    }
  }
}
