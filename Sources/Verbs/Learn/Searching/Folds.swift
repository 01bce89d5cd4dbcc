import Frames
import Language
import Learning

extension Verb {
  static let folds = Verb(
    "folds", "Say how rows are held back in turn, for `crossval`, `tune` and `automl`.", effect: .none,
    foresight: .values, example: "folds(5, stratify: .plan)",
    Parameter<Int>("count", "how many parts", default: 5),
    Parameter<Int>("repeats", "how often they are drawn", default: 1),
    Parameter<ColumnName?>("stratify", "keep the shares of its values in each part", default: nil),
    Parameter<ColumnName?>("group", "rows with one value of it stay together", default: nil),
    Parameter<ColumnName?>("time", "judge each part by what came before it", default: nil),
    Parameter<FoldWindow>("window", "by time: learn from all before, or from one part's length", default: .expanding),
    Parameter<Value>("gap", "by time: how much before the judged rows is left out", default: .none)
  ) { _, count, repeats, stratify, group, time, window, gap in
    let folds = try Learning.Folds(count, repeats, stratify, group, time, window, gap)
    try folds.check()
    return FoldsObject(folds)
  }
}

extension Learning.Folds {
  /// The words of a call.
  init(
    _ count: Int, _ repeats: Int, _ stratify: ColumnName?, _ group: ColumnName?, _ time: ColumnName?,
    _ window: FoldWindow, _ gap: Value
  ) throws {
    self.init(
      count, repeats: repeats, stratify: stratify?.name, group: group?.name, time: time?.name,
      isSliding: window == .sliding, gap: gap.isNone ? nil : try Scalar(gap))
  }
}
