import Frames
import Learning

extension Verb {
  static let profile = Verb(
    "profile",
    "Look at a table from all sides: types, gaps, distributions, correlations, warnings; `save` makes a page of it. "
      + "For where the time goes there are `profile_of` and `%profile`.",
    effect: .look, example: "profile loans", Parameter<Frame>("frame", "the rows")
  ) { session, frame in
    let profile = try session.work("profiling") { try FrameProfile(of: frame) }
    return FrameProfileObject(profile, title: frame.name ?? "the frame", session.frames)
  }
}
