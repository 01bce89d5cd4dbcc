import Frames
import Language
import Learning

extension Verb {
  static let forecast = Verb(
    "forecast", "Tell what comes next in a series: one row a step, with the ends of its interval.", effect: .none,
    example: "forecast(train(loans, .amount, time: .day, with: seasonal), horizon: 7)",
    Parameter<ModelChoice>("model", "the model, or a version"),
    Parameter<Int>("horizon", "how many steps", default: 1)
  ) { session, choice, horizon in
    let model = choice.model
    return session.frames.frame(try session.work("forecasting") { try model.forecast(horizon: horizon) })
  }
}
