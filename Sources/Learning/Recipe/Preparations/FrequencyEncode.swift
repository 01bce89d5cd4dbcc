import Frames

extension PreparationKind {
  public static let frequencyEncode = PreparationKind(
    "frequency_encode", "Read a text as the share of the training rows that hold it; 0 for one that none does.",
    example: "frequency_encode(.city)", choice: .missing
  ) { _, column in
    guard column.counts != nil else {
      throw column.refusal(
        "`frequency_encode` is for texts, and `\(column.column.name)` holds \(column.column.type)",
        help: "cast the column to text first, or leave it as it is")
    }
    let total = Double(max(1, column.rows.count))
    let counts = column.ordered
    column.made = [
      ColumnPreparing.Made(
        suffix: "",
        encoding: .measure(
          TextMeasure(
            values: counts.map(\.value), numbers: counts.map { Double($0.count) / total }, other: 0,
            missing: column.fillText == nil ? Double(column.missing) / total : nil, fill: column.fillText)))
    ]
  }
}
