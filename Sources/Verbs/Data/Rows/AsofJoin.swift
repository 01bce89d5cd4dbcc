import Frames
import Language

extension Verb {
  static let asof_join = Verb(
    "asof_join", "Bring to each row the last row of another frame that is not later; it never looks into the future.",
    effect: .none, foresight: .plan,
    example: "loans | asof_join frame([{day: 2024-01-05, rate: 3.5}]), on: .day, tolerance: 30d",
    Parameter<Frame>("frame", "the rows"), Parameter<Frame>("other", "where the columns come from"),
    Parameter<Expression>("on", "the time in both, or .time >= .quoted_at; > leaves out the very same time"),
    Parameter<Columns>("by", "columns that must be equal, or .id == .user_id", default: .none),
    Parameter<Value>("tolerance", "how far back at most: a duration, or a number", default: .none),
    Parameter<String>("suffix", "behind names of the other frame that both have", default: "_r")
  ) { _, frame, other, on, by, tolerance, suffix in
    try frame.join(
      other, on: (by.expressions ?? []) + [on], kind: .asof, tolerance: tolerance.isNone ? nil : try Scalar(tolerance),
      suffix: suffix)
  }
}
