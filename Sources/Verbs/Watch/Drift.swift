import Frames
import Language
import Learning
import Monitoring

extension Verb {
  static let drift = Verb(
    "drift", "Compare rows with those that a model was trained on, or with other rows, column by column.",
    effect: .none,
    Face(
      example: "drift model, test", Parameter<ModelChoice>("model", "a model, or the name of a registered one"),
      Parameter<Frame>("frame", "the rows of now")
    ) { session, choice, frame in
      let profile = choice.model.profile
      return DriftObject(
        try session.work("comparing") {
          try Monitoring.drift(reference: profile, current: frame)
        }, session.frames)
    },
    Face(
      example: "drift train, test", Parameter<Frame>("before", "the rows of before"),
      Parameter<Rows>("now", "the rows of now, or a model")
    ) { session, before, now in
      DriftObject(
        try session.work("comparing") {
          switch now {
          case .frame(let frame): try Monitoring.drift(reference: before.collect(), current: frame.collect())
          case .model(let model): try Monitoring.drift(reference: model.profile, current: before)
          }
        }, session.frames)
    })
}

/// The second side of a comparison.
enum Rows: Argument {
  case frame(Frame)
  case model(Model)

  static var word: String { "a frame or a model" }
  static func accepts(_ value: Value) -> Bool { value.asObject is FrameObject || ModelChoice.accepts(value) }

  static func read(_ given: Given, _ session: Session) throws -> Rows {
    if let frame = given.value.asObject as? FrameObject { return .frame(frame.frame) }
    return .model(try ModelChoice.read(given, session).model)
  }
}
