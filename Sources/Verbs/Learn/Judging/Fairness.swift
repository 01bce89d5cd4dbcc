import Frames
import Language
import Learning

extension Verb {
  static let fairness = Verb(
    "fairness", "Show what a model of two classes does to groups of rows, and how far the groups lie apart.",
    effect: .none,
    Face(
      example: "fairness model, test, by: .amount > 150", Parameter<ModelChoice>("model", "the model, or a version"),
      Parameter<Frame>("frame", "the rows, with the target"),
      Parameter<Columns>("by", "what tells groups apart: a column, or several at once"),
      Parameter<ModelChoice?>("before", "another model to show beside it", default: nil),
      Parameter<Bool>("seen", "allow rows that the model was trained on", default: false)
    ) { session, choice, frame, by, before, seen in
      let (rows, columns) = try by.grouping(frame)
      let (model, other) = (choice.model, before?.model)
      let (report, old) = try session.work("evaluating") {
        (
          try model.evaluate(rows, seen: seen).fairness(by: columns),
          try other?.evaluate(rows, seen: seen).fairness(by: columns)
        )
      }
      return FairnessObject(report, before: old, session.frames)
    },
    Face(
      example:
        "test | derive said: .plan | fairness truth: .plan, prediction: .said, by: .amount > 150, positive: \"pro\"",
      Parameter<Frame>("frame", "rows with the truth and what was predicted"),
      Parameter<ColumnName>("truth", "the column of what is true"),
      Parameter<ColumnName>("prediction", "the column of what was predicted"),
      Parameter<Columns>("by", "what tells groups apart: a column, or several at once"),
      Parameter<Value>("positive", "the class whose prediction counts as selection", default: .none)
    ) { session, frame, truth, prediction, by, positive in
      let (rows, columns) = try by.grouping(frame)
      for name in [truth.name, prediction.name] where !rows.schema.contains(name) {
        throw rows.schema.unknown(name, in: frame.name)
      }
      let chosen = positive.isNone ? nil : try Scalar(positive)
      let (actual, told) = (truth.name, prediction.name)
      let report = try session.work("counting") {
        try rows.fairness(truth: actual, prediction: told, by: columns, positive: chosen, seed: 0)
      }
      return FairnessObject(report, before: nil, session.frames)
    })
}
