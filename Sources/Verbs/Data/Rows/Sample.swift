import Frames
import Language

extension Verb {
  static let sample = Verb(
    "sample", "Keep a random share or number of the rows.", effect: .seed, foresight: .rows,
    example: "loans | sample 50%, seed: 7",
    Parameter<Frame>("frame", "rows to draw from"),
    Parameter<Value>("size", "a share such as 10%, or a number of rows", default: .double(0.1)),
    Parameter<Int?>("seed", "makes the draw repeatable", default: nil)
  ) { session, frame, size, seed in
    let seed = seed ?? session.drawSeed()
    switch size {
    case .int(let rows) where rows >= 0: return try frame.sample(count: rows, seed: seed)
    case .double(let share) where (0...1).contains(share): return try frame.sample(share: share, seed: seed)
    default:
      throw Diagnostic(
        "V066", "the size of `sample` is a share from 0% to 100% or a number of rows, not \(size.described)")
    }
  }
}
