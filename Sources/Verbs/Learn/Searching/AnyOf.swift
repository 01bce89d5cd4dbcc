import Frames
import Language
import Learning

extension Verb {
  static let any_of = Verb(
    "any_of", "Say among which values `tune` may choose a parameter.", effect: .none, foresight: .values,
    example: "forest(max_depth: any_of(4, 8, -1))",
    Parameter<Rest<Value>>("values", "what may be chosen")
  ) { _, values in
    let choices = try values.values.flatMap { value in try value.asList?.map(Scalar.init) ?? [Scalar(value)] }
    guard !choices.isEmpty else {
      throw Diagnostic("V001", "`any_of` needs values to choose from", help: "`any_of(4, 8, -1)`")
    }
    return SearchRangeObject(.any(choices))
  }
}
