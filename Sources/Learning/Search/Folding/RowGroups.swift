import Frames

/// The rows of a column by their values: equal cells have one number, missing ones a number of their own.
struct RowGroups {
  /// The group of each row, from 0 in the order of their first rows.
  let numbers: [Int]
  let count: Int

  init(_ column: Column) {
    var known: [Scalar: Int] = [:]
    var byCode: [Int] = []
    var numbers: [Int] = []
    numbers.reserveCapacity(column.count)
    func number(_ value: Scalar) -> Int {
      if let number = known[value] { return number }
      known[value] = known.count
      return known.count - 1
    }
    if case .texts(let texts) = column.values {
      byCode = [Int](repeating: -1, count: texts.dictionary.count)
      for code in texts.codes {
        guard code >= 0 else {
          numbers.append(number(.missing))
          continue
        }
        if byCode[Int(code)] < 0 { byCode[Int(code)] = number(.text(texts.dictionary[Int(code)])) }
        numbers.append(byCode[Int(code)])
      }
    } else {
      for row in 0..<column.count { numbers.append(number(column[row])) }
    }
    self.numbers = numbers
    count = known.count
  }
}
