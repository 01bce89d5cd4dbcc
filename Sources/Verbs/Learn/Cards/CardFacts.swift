import Display
import Frames
import Learning

/// What a model's card is made of: the model, and how it did where there were rows to judge it on.
struct CardFacts: Sendable {
  let model: Model
  let evaluation: Evaluation?
  let intervals: [String: Interval]
  let slices: Slices?
  let fairness: FairnessReport?
  let importance: Explanation?

  init(_ model: Model, on frame: Frame?, by columns: [String], seen: Bool) throws {
    self.model = model
    // A baseline looks at no feature, and some engines do not say what counts in them: the card then says nothing of it.
    importance = try? model.explain(nil, top: 10)
    guard let frame else {
      (evaluation, intervals, slices, fairness) = (nil, [:], nil, nil)
      return
    }
    let found = try model.evaluate(frame, seen: seen)
    evaluation = found
    intervals = try found.intervals()
    slices = columns.isEmpty ? nil : try found.slices(by: columns)
    fairness = columns.isEmpty || model.task != .binary ? nil : try found.fairness(by: columns)
  }
}
