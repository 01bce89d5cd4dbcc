import Language

extension Verb {
  static let values = Verb(
    "values", "List the values of a record's fields, in order.", effect: .none, foresight: .values,
    example: "values {b: 1, a: 2}",
    Parameter<RecordObject>("record", "the record")
  ) { _, record in record.pairs.map(\.value) }
}
