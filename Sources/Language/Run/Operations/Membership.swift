/// `x in y`: an element of a list or range, a field of a record, a piece of a text.
enum Membership {
  static func holds(_ x: Value, in y: Value) throws -> Bool {
    switch y {
    case .object(let list as ListObject): return list.values.contains { Equality.same(x, $0) }
    case .object(let range as RangeObject):
      switch x {
      case .int(let value): return range.contains(value)
      case .double(let value): return Int(exactly: value).map(range.contains) ?? false
      default: return false
      }
    case .object(let record as RecordObject):
      guard let name = x.asText else {
        throw Diagnostic("R027", "a record's field is named by a text, not \(x.aKind)")
      }
      return record[name] != nil
    case .object(let text as TextObject):
      guard let piece = x.asText else { throw Diagnostic("R027", "`in` a text needs a text, not \(x.aKind)") }
      return contains(Array(text.string.utf8), Array(piece.utf8))
    case .object(let object):
      if let elements = try object.elements() { return elements.contains { Equality.same(x, $0) } }
    default: break
    }
    throw Diagnostic("R027", "`in` needs a list, a range, a record or a text at its right, not \(y.aKind)")
  }

  private static func contains(_ text: [UInt8], _ piece: [UInt8]) -> Bool {
    guard let first = piece.first else { return true }
    guard text.count >= piece.count else { return false }
    for start in 0...(text.count - piece.count) where text[start] == first {
      if text[start..<start + piece.count].elementsEqual(piece) { return true }
    }
    return false
  }
}
