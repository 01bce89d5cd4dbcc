import Engines
public import Frames

/// The rows of a split's test part, which no search may see.
public enum TestRows {
  /// Throws L070 where rows of a frame come from the test part of a split: what is chosen by them cannot be judged by
  /// them any more.
  public static func refuse(_ frame: Frame, to verb: String) throws {
    guard holds(frame.plan) else { return }
    throw Fault(
      "L070", "these are rows of the `test` part of a split, and `\(verb)` chooses by the rows that it is given",
      subject: frame.name,
      help: "give it the `train` part, and judge what it finds on `test` once: evaluate model, test")
  }

  private static func holds(_ plan: Plan) -> Bool {
    if case .part(let partition, let kept) = plan.step, plan.verb == "split", kept == [partition.shares.count - 1] {
      return true
    }
    return plan.inputs.contains(where: holds)
  }
}
