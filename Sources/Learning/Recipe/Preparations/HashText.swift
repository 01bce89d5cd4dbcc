import Frames

extension PreparationKind {
  public static let hashText = PreparationKind(
    "hash_text", "Count the words of a text, or its runs of characters, in so many buckets.",
    example: "hash_text(.note, 64, ngrams: 2)", choice: .int(64),
    options: ["unit": .text("words"), "ngrams": .missing]
  ) { choice, column in
    guard column.counts != nil else {
      throw column.refusal(
        "`hash_text` is for texts, and `\(column.column.name)` holds \(column.column.type)", help: "leave it out")
    }
    guard let buckets = choice.int, (2...4096).contains(buckets) else {
      throw column.refusal("`hash_text` has 2 to 4,096 buckets, not \(choice)", help: "write hash_text(.note, 64)")
    }
    guard let unit = column.option("unit").text.flatMap(TextHash.Unit.init(rawValue:)) else {
      throw column.refusal(
        "`unit` of `hash_text` is \"words\" or \"characters\", not \(column.option("unit"))",
        help: "write hash_text(.note, 64, unit: \"characters\")")
    }
    let asked = column.option("ngrams")
    let length = asked.isMissing ? (unit == .words ? 1 : 3) : asked.int ?? 0
    guard (1...10).contains(length) else {
      throw column.refusal("`ngrams` of `hash_text` is from 1 to 10, not \(asked)", help: "write ngrams: 2")
    }
    let hash = TextHash(buckets: buckets, unit: unit, ngrams: length, fill: column.fillText)
    column.made = (0..<buckets).map { ColumnPreparing.Made(suffix: "#\($0)", encoding: .bucket(hash, place: $0)) }
  }
}
