import Frames
import Language

extension Verb {
  static let plan_of = Verb(
    "plan_of",
    "Show what a frame will do when it is read: its steps, their columns, about how many rows, and what its sources are read for.",
    effect: .look,
    example: "loans | filter .amount > 100 | head 3 | plan_of", Parameter<Frame>("frame", "the rows")
  ) { session, frame in PlanObject(try session.work("looking at the plan") { try frame.outline() }) }
}
