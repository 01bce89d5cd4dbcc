import Frames

extension Verb {
  static let concat = Verb(
    "concat", "Put the rows of frames below each other, columns by name; duplicates stay.", effect: .none,
    foresight: .plan,
    example: "concat loans, loans",
    Parameter<Frame>("first", "the first rows"), Parameter<Rest<Frame>>("others", "the rows below")
  ) { _, first, others in try first.concat(others.values) }
}
