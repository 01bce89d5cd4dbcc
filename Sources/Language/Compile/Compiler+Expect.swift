extension Compiler {
  /// `expect condition, "why"`: the sub-expressions keep their values in registers of their own, for the error.
  func expect(_ condition: Expression, _ why: Expression?, at span: Span) throws {
    var seen: Set<String> = []
    let parts = Compiler.parts(of: condition).filter { seen.insert(source.text($0.span)).inserted }.prefix(12)
    var registers: [(text: String, register: Int)] = []
    for part in parts {
      let register = builder.allocate(at: part.span)
      builder.emit(.clear, register, at: part.span)
      registers.append((source.text(part.span), register))
      recording[part.span] = register
    }
    let end = CodeBuilder.Label()
    try jump(to: end, when: condition)
    recording = [:]
    var whyRegister: Int?
    if let why {
      let register = builder.allocate(at: why.span)
      try value(why, to: register)
      whyRegister = register
    }
    let expectation = Code.Expectation(condition: condition.span, parts: registers, whyRegister: whyRegister)
    builder.emit(.expectFailed, builder.append(expectation, to: &builder.expectations), at: condition.span)
    builder.place(end)
    for part in registers { builder.emit(.clear, part.register, at: span) }
  }

  /// What a reader wants to know of a condition that does not hold: its names, fields, elements and calls.
  private static func parts(of expression: Expression) -> [Expression] {
    switch expression.kind {
    case .and(let a, let b), .or(let a, let b), .fallback(let a, let b), .binary(_, let a, let b, _):
      parts(of: a) + parts(of: b)
    case .unary(_, let inner): parts(of: inner)
    case .name, .member, .index, .call, .pipe: [expression]
    default: []
    }
  }
}
