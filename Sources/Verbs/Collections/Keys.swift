public import Language

extension Verb {
  static let keys = Verb(
    "keys", "List the names of a record's fields, in order.", effect: .look, foresight: .values,
    example: "keys {b: 1, a: 2}",
    Parameter<RecordObject>("record", "the record")
  ) { _, record in record.pairs.map(\.name) }
}

extension RecordObject: Argument {
  public static var word: String { "a record" }
  public static func accepts(_ value: Value) -> Bool { value.asObject is RecordObject }

  public static func read(_ given: Given, _ session: Session) throws -> Self {
    guard let record = given.value.asObject as? Self else { throw given.wrong(word, help: "such as `{name: \"ada\"}`") }
    return record
  }
}
