import Frames

extension Verb {
  static let describe = Verb(
    "describe", "Summarise each column: type, missing, different values, spread.", effect: .look,
    example: "describe loans",
    Parameter<Frame>("frame", "the rows")
  ) { session, frame in
    session.frames.frame(try session.work("describing") { try frame.describe() }).named(
      "summary")
  }
}
