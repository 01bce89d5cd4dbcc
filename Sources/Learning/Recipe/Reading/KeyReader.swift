import Calendar
import Frames

/// The cells of a key column as numbers: the place of each value among those of the family, one past the last for a value
/// that training did not see, NaN where it is missing.
struct KeyReader: Sendable {
  private let places: [Scalar: Double]
  private let other: Double

  init(_ values: [Scalar]) {
    places = Dictionary(
      values.enumerated().map { (KeyReader.plain($1), Double($0)) }, uniquingKeysWith: { first, _ in first })
    other = Double(values.count)
  }

  /// The number of one cell; `isUnseen` is set when training did not see its value.
  func number(_ cell: Scalar, isUnseen: inout Bool) -> Double {
    if cell.isMissing { return .nan }
    if let place = places[KeyReader.plain(cell)] { return place }
    isUnseen = true
    return other
  }

  /// The numbers of a column, and in how many rows its value is one that training did not see.
  func numbers(_ column: Column) -> (numbers: [Double], unseen: Int) {
    var unseen = 0
    func number(_ cell: Scalar) -> Double {
      var isUnseen = false
      defer { if isUnseen { unseen += 1 } }
      return self.number(cell, isUnseen: &isUnseen)
    }
    guard case .texts(let texts) = column.values else {
      var known: [Scalar: Double] = [:]
      let numbers = (0..<column.count).map { row -> Double in
        let cell = column[row]
        if let found = known[cell] { return found }
        let found = number(cell)
        if found != other { known[cell] = found }
        return found
      }
      return (numbers, unseen)
    }
    let byCode = texts.dictionary.map { places[.text($0)] }
    let numbers = texts.codes.map { code -> Double in
      guard code >= 0 else { return .nan }
      if let place = byCode[Int(code)] { return place }
      unseen += 1
      return other
    }
    return (numbers, unseen)
  }

  /// The different values of the chosen rows in their order, without missing ones.
  static func values(_ column: Column, chosen: [Bool]?) -> [Scalar] {
    var found: Set<Scalar> = []
    if case .texts(let texts) = column.values {
      var isUsed = [Bool](repeating: false, count: texts.dictionary.count)
      for (row, code) in texts.codes.enumerated() where code >= 0 && (chosen.map { $0[row] } ?? true) {
        isUsed[Int(code)] = true
      }
      for (text, isUsed) in zip(texts.dictionary, isUsed) where isUsed { found.insert(.text(text)) }
    } else {
      for row in 0..<column.count where (chosen.map { $0[row] } ?? true) && !column.isMissing(row) {
        found.insert(column[row])
      }
    }
    return found.sorted()
  }

  /// Whole numbers, decimals of the same value and truths are one key, so that `3` in a file and `3.0` from a client agree.
  private static func plain(_ value: Scalar) -> Scalar {
    switch value {
    case .int(let number): Double(exactly: number).map(Scalar.double) ?? value
    case .bool(let truth): .double(truth ? 1 : 0)
    case .time(let moment): .time(Moment(microseconds: moment.microseconds, isZoned: false))
    default: value
    }
  }
}
