import Frames
import Language

extension Verb {
  static let join = Verb(
    "join", "Bring the columns of another frame to rows with the same key.", effect: .none, foresight: .plan,
    example: "loans | join plans, on: .plan",
    Parameter<Frame>("frame", "the rows"), Parameter<Frame>("other", "where the columns come from"),
    Parameter<Columns>("on", "a column, a list of columns, or .id == .user_id"),
    Parameter<Join.Kind>("kind", "which rows stay", default: .inner),
    Parameter<Join.Expectation>("expect", "an error unless keys pair so", default: .manyToMany),
    Parameter<String>("suffix", "behind names of the other frame that both have", default: "_r"),
    Parameter<Value>("tolerance", "with kind: \"asof\", how far back at most", default: .none)
  ) { _, frame, other, on, kind, expect, suffix, tolerance in
    try frame.join(
      other, on: on.expressions ?? [], kind: kind, expect: expect,
      tolerance: tolerance.isNone ? nil : try Scalar(tolerance), suffix: suffix)
  }
}

extension Join.Kind: Choice {}
extension Join.Expectation: Choice {}
