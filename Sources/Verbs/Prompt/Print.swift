import Language

extension Verb {
  static let print = Verb(
    "print", "Show values on one line, texts without their quotes.", effect: .output, example: "print(\"auc\", 0.91)",
    Parameter<Rest<Value>>("values", "what to show", default: Rest(values: []))
  ) { session, values in
    if values.values.count == 1, let object = values.values[0].asObject, object is FrameObject || object is DomainObject
    {
      try session.show(values.values[0])
    } else {
      session.write(line: values.values.map(\.text).joined(separator: " "))
    }
    return Value.none
  }
}
