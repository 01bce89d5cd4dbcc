import Frames
import Language
import Learning

extension Verb {
  static let crossval = Verb(
    "crossval", "Judge a way of training on rows held back in turn: each metric with its interval and its parts.",
    effect: .seed, example: "crossval loans, .plan, exclude: .id, folds: 3, seed: 1",
    Parameter<Frame>("frame", "the rows, without those of the test"),
    Parameter<ColumnName>("target", "the column to tell"),
    Parameter<EstimatorChoice?>("with", "the estimator and its parameters", default: nil),
    Parameter<Int>("folds", "how many parts", default: 5),
    Parameter<Int>("repeats", "how often they are drawn", default: 1),
    Parameter<ColumnName?>("stratify", "keep the shares of its values in each part", default: nil),
    Parameter<ColumnName?>("group", "rows with one value of it stay together", default: nil),
    Parameter<ColumnList?>("include", "only these features", default: nil),
    Parameter<ColumnList?>("exclude", "columns that are no features", default: nil),
    Parameter<[Preparation]>("prepare", "preparations fitted on the training rows of each part", default: []),
    Parameter<ColumnName?>("weights", "the column of row weights", default: nil),
    Parameter<Learning.Task?>("task", "what kind of learning", default: nil),
    Parameter<Int?>("seed", "makes the parts and trainings repeatable", default: nil)
  ) { session, frame, target, with, folds, repeats, stratify, group, include, exclude, prepare, weights, task, seed in
    var training = Verb.training(frame, target, with, include, exclude, prepare, weights)
    training.seed = seed ?? session.drawSeed()
    training.task = task
    let rule = SplitRule(stratify: stratify.map { .column($0.name) }, group: group.map { .column($0.name) })
    let found = try session.work("training") { [training] in
      try training.crossValidated(on: frame, folds: folds, repeats: repeats, by: rule)
    }
    for note in found.notes { session.screen.remark(note) }
    let parts = found.reports.indices.map { ("part_\($0 + 1)", ColumnType.double) }
    return try session.table(
      [("metric", .text), ("mean", .double), ("low", .double), ("high", .double), ("sd", .double)] + parts,
      found.scores.map { score in
        [
          .text(score.name), .number(score.mean), .number(score.interval.low), .number(score.interval.high),
          .number(score.deviation),
        ] + score.values.map(Scalar.number)
      }, named: "crossval")
  }
}
