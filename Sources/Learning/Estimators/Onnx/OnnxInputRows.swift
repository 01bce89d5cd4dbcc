import Engines
import Frames

/// Rows of numbers as the inputs of a file take them.
struct OnnxInputRows: Sendable {
  let file: OnnxFile
  /// For each feature that is a text, the texts of its numbers.
  private let texts: [[String]]
  /// A text that is none of them, for those that nobody knows.
  private let others: [String]

  init(_ file: OnnxFile, texts: [[String]]) {
    self.file = file
    self.texts = texts
    others = texts.map { known in
      var other = "other"
      while known.contains(other) { other += "_" }
      return other
    }
  }

  /// How many numbers a row has.
  var width: Int { texts.count }

  /// Whether a row has all that the inputs need: whole numbers and truths have no word for missing.
  func takes(_ row: [Double]) -> Bool {
    file.inputs.count == 1 && width != 1
      ? isTaken(row[...], file.inputs[0].kind)
      : zip(row.indices, file.inputs).allSatisfy { isTaken(row[$0...$0], $1.kind) }
  }

  private func isTaken(_ numbers: ArraySlice<Double>, _ kind: OnnxFile.Port.Kind) -> Bool {
    switch kind {
    case .int32: numbers.allSatisfy { Int32(exactly: $0) != nil }
    case .int64: numbers.allSatisfy { Int64(exactly: $0) != nil }
    case .bool: numbers.allSatisfy { !$0.isNaN }
    default: true
    }
  }

  /// The values of each input for rows that stand one after the other. L063 names what a row lacks.
  func values(_ numbers: [Double], rows: Int) throws -> [OnnxModel.Values] {
    if file.inputs.count == 1, width != 1 { return [try values(numbers, 0)] }
    return try file.inputs.indices.map { place in
      try values((0..<rows).map { numbers[$0 * width + place] }, place)
    }
  }

  private func values(_ numbers: [Double], _ place: Int) throws -> OnnxModel.Values {
    let kind = file.inputs[place].kind
    guard isTaken(numbers[...], kind) else {
      throw Fault(
        "L063",
        "the model takes \(kind == .bool ? "truths" : "whole numbers") in `\(file.inputs[place].name)`, and one is missing"
          + " or has a fraction", subject: file.inputs[place].name,
        help: "fill it with `prepare: [impute(.column)]`, or send the value")
    }
    switch kind {
    case .double: return .doubles(numbers)
    case .int32: return .int32(numbers.map { Int32(exactly: $0) ?? 0 })
    case .int64: return .int64(numbers.map { Int64(exactly: $0) ?? 0 })
    case .bool: return .bools(numbers.map { $0 != 0 })
    case .text:
      let (known, other) = (texts[place], others[place])
      return .texts(
        numbers.map { number in
          guard let code = Int(exactly: number) else { return "" }
          return known.indices.contains(code) ? known[code] : other
        })
    default: return .floats(numbers.map(Float.init))
    }
  }
}
