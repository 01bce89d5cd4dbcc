import Frames
import Language
import Learning

extension Verb {
  static let reweigh = Verb(
    "reweigh", "Add a weight that makes groups and classes independent of each other, for `train … weights: .weight`.",
    effect: .none, example: "loans | reweigh .plan, by: .name | head 3",
    Parameter<Frame>("frame", "the rows to learn from"), Parameter<ColumnName>("target", "the column to tell"),
    Parameter<ColumnList>("by", "the columns that tell groups apart"),
    Parameter<String>("name", "of the new column", default: "weight")
  ) { _, frame, target, by, name in
    try frame.reweighed(target: target.name, by: by.set.names(in: frame.schema), named: name)
  }
}
