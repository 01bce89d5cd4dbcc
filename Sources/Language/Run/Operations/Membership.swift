/// `x in y`: an element of a list or range, a field of a record, a piece of a text.
enum Membership {
  static func holds(_ x: Value, in y: Value) throws -> Bool {
    if case .object(let object) = y {
      if let list = object.listObject { return (0..<list.size).contains { Equality.same(x, list[$0]) } }
      if let record = object.recordObject {
        guard let name = x.asText else {
          throw Diagnostic("R027", "a record's field is named by a text, not \(x.aKind)")
        }
        return record.shape.slot(name) != nil
      }
      if let range = object.rangeObject { return holds(x, in: range) }
      if let text = object.textObject {
        guard let piece = x.asObject?.textObject else {
          throw Diagnostic("R027", "`in` a text needs a text, not \(x.aKind)")
        }
        return text.contains(piece)
      }
      if let elements = try object.elements() { return elements.contains { Equality.same(x, $0) } }
    }
    throw Diagnostic("R027", "`in` needs a list, a range, a record or a text at its right, not \(y.aKind)")
  }

  private static func holds(_ x: Value, in range: RangeObject) -> Bool {
    switch x {
    case .int(let value): range.contains(value)
    case .double(let value): Int(exactly: value).map(range.contains) ?? false
    default: false
    }
  }
}
