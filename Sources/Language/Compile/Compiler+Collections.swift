extension Compiler {
  /// Elements gather in consecutive registers and are added a handful at a time.
  private static let handful = 32

  func list(_ elements: [Element], to target: Int, at span: Span) throws {
    let result = workplace(for: target, at: span)
    let first = builder.top
    var isMade = false
    var waiting = 0
    func flush() {
      builder.emit(isMade ? .extendList : .newList, result, first, waiting, at: span)
      isMade = true
      waiting = 0
      builder.release(to: first)
    }
    for element in elements {
      if element.isSpread {
        if waiting > 0 || !isMade { flush() }
        let register = freshRegister(at: element.value.span)
        try value(element.value, to: register)
        builder.emit(.spreadList, result, register, at: element.value.span)
        builder.release(to: first)
      } else {
        try value(element.value, to: freshRegister(at: element.value.span))
        waiting += 1
        if waiting == Compiler.handful { flush() }
      }
    }
    if waiting > 0 || !isMade { flush() }
    deliver(result, to: target, at: span)
  }

  func record(_ entries: [RecordEntry], to target: Int, at span: Span) throws {
    let result = workplace(for: target, at: span)
    let first = builder.top
    var names: [String] = []
    var rest = entries[...]
    while case .field(let name, let expression)? = rest.first, !names.contains(name.text),
      names.count < Compiler.handful
    {
      try value(expression, to: freshRegister(at: expression.span))
      names.append(name.text)
      rest = rest.dropFirst()
    }
    builder.emit(.newRecord, result, first, builder.append(Shape(names), to: &builder.shapes), at: span)
    builder.release(to: first)
    for entry in rest {
      let register = freshRegister(at: span)
      switch entry {
      case .field(let name, let expression):
        try value(expression, to: register)
        builder.emit(.setEntry, result, register, builder.constant(.text(name.text)), at: name.span)
      case .spread(let expression):
        try value(expression, to: register)
        builder.emit(.spreadRecord, result, register, at: expression.span)
      }
      builder.release(to: first)
    }
    deliver(result, to: target, at: span)
  }
}
