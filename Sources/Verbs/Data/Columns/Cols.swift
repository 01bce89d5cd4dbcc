import Language

extension Verb {
  static let cols = Verb(
    "cols", "Choose columns by type or by a pattern of their names.", effect: .none, foresight: .plan,
    example: "loans | select cols(number)",
    Parameter<Value>("choice", "number, text, date, time, flag or duration; or a pattern such as \"lag_*\"")
  ) { _, choice in
    if let pattern = choice.asText { return Value.object(ColumnChoice(.pattern(pattern))) }
    guard let name = (choice.asObject as? Callable)?.name, ColumnChoice.types.contains(name) else {
      throw Diagnostic(
        "V072", "`cols` cannot choose by \(choice.described)",
        help: "a type (\(ColumnChoice.types.joined(separator: ", "))), or a pattern such as `cols(\"lag_*\")`")
    }
    return Value.object(ColumnChoice(.type(name)))
  }
}
