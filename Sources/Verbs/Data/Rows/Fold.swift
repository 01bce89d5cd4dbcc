import Frames
import Language

extension Verb {
  static let fold = Verb(
    "fold", "Divide rows into k parts: a list of records with `train` and `test`.", effect: .seed, foresight: .plan,
    example: "fold loans, 2, seed: 1",
    Parameter<Frame>("frame", "the rows"), Parameter<Int>("k", "how many parts", default: 5),
    Parameter<ColumnName?>("stratify", "keep the shares of its values in each part", default: nil),
    Parameter<ColumnName?>("group", "rows with one value of it stay together", default: nil),
    Parameter<Int?>("seed", "makes the division repeatable", default: nil)
  ) { session, frame, k, stratify, group, seed in
    try frame.fold(
      k, by: SplitRule(stratify: stratify.map { .column($0.name) }, group: group.map { .column($0.name) }),
      seed: seed ?? session.drawSeed())
  }
}
