import Engines
import Language

extension Verb {
  static let grid = Verb(
    "grid", "Make every combination of some values: a list of records, for loops of one's own.", effect: .none,
    foresight: .values, example: "for p in grid(num_leaves: [15, 31], learning_rate: [0.05, 0.1]) { print(p) }",
    Parameter<Named<Value>>("values", "lists or ranges by the names of the fields; a single value stands in all")
  ) { _, values in
    var records: [[(String, Value)]] = [[]]
    for (name, value) in values.values {
      guard let name else {
        throw Diagnostic("V001", "what `grid` combines has names", help: "`grid(num_leaves: [15, 31])`")
      }
      let isMany = value.asObject is ListObject || value.asObject is RangeObject
      let choices = isMany ? try value.asObject?.elements() ?? [] : [value]
      guard records.count * Swift.max(1, choices.count) <= 1_000_000 else {
        throw Diagnostic(
          "V103", "this grid has more than 1,000,000 combinations",
          help: "`tune` tries some of them: `trials: 50`")
      }
      records = records.flatMap { record in choices.map { record + [(name, $0)] } }
    }
    return records.map { Value.record($0) }
  }
}
