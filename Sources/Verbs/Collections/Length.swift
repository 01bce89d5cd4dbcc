import Language

extension Verb {
  static let length = Verb(
    "length", "Count the elements of a list, the fields of a record or the characters of a text.", effect: .look,
    foresight: .values,
    Face(example: "length [3, 1, 2]", Parameter<Counted>("value", "what to count in")) { _, value in value.count },
    columnFace("length"))
}

/// A value that has a length.
struct Counted: Argument {
  let count: Int

  static var word: String { "a list, a record or a text" }
  static func accepts(_ value: Value) -> Bool { value.asObject?.count != nil || value.asObject is FrameObject }

  static func read(_ given: Given, _ session: Session) throws -> Counted {
    guard let count = given.value.asObject?.count else {
      throw given.wrong(word, help: given.value.asObject is FrameObject ? "write `count(frame)` for its rows" : nil)
    }
    return Counted(count: count)
  }
}
