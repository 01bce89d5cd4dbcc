public import Frames
public import Language

extension Verb {
  static let split = Verb(
    "split", "Divide rows into parts for training, validation and test: a record with `train`, `valid` and `test`.",
    effect: .seed,
    foresight: .plan,
    example: "train, test = split loans, test: 25%, seed: 7",
    Parameter<Frame>("frame", "the rows"),
    Parameter<Value>("test", "a share, or a condition such as .date >= 2024-01-01", default: .double(0.2)),
    Parameter<Double?>("valid", "the share of a validation part", default: nil),
    Parameter<ColumnName?>("stratify", "keep the shares of its values in each part", default: nil),
    Parameter<ColumnName?>("group", "rows with one value of it stay together", default: nil),
    Parameter<ColumnName?>("time", "the newest rows by it are the test part", default: nil),
    Parameter<Int?>("seed", "makes the division repeatable", default: nil)
  ) { session, frame, test, valid, stratify, group, time, seed in
    let rule = SplitRule(
      stratify: stratify.map { .column($0.name) }, group: group.map { .column($0.name) },
      time: time.map { .column($0.name) })
    let parts: Frame.Parts
    if let column = test.asObject as? ColumnObject {
      parts = try frame.split(test: column.expression)
    } else if let share = test.asDouble {
      parts = try frame.split(test: share, valid: valid ?? 0, by: rule, seed: seed ?? session.drawSeed())
    } else {
      throw Diagnostic("V068", "`test` of `split` must be a share or a condition on columns, not \(test.described)")
    }
    return parts.value(in: session)
  }
}

extension Frame.Parts: Answer {
  public func value(in session: Session) -> Value {
    .record(Array(Swift.zip(names, frames.map { $0.value(in: session) })))
  }
}
