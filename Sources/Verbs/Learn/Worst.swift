import Frames
import Language
import Learning

extension Verb {
  static let worst = Verb(
    "worst", "Show the members of a family that do worst, beside the pooled model on the same rows.", effect: .none,
    example: "worst(train(loans, .amount, by: .plan, min_rows: 50, validate: 20%, include: .days), 1)",
    Parameter<ModelChoice>("family", "the family, or a version of one"),
    Parameter<Int>("count", "how many members", default: 10),
    Parameter<Frame?>("on", "rows to judge by; without them those that `validate:` held back", default: nil)
  ) { session, choice, count, frame in
    let model = choice.model
    return session.frames.frame(try session.work("judging") { try model.worst(count, on: frame) })
  }
}
