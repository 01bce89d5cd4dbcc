import Calendar
import Engines
import Frames

extension Folds {
  /// Parts in time: the rows are cut into `count + 1` stretches of about as many rows, and each but the first is judged by
  /// what came before it. Rows of one time stay together; rows without a time are in no part.
  func timed(_ column: Column, _ known: [Int]) throws -> [FoldPart] {
    guard let times = column.times else {
      throw Folds.wrong(
        "`time:` needs a date, a time or a number, and `\(column.name)` holds \(column.type)", "." + column.name)
    }
    let gap = try gap(for: column)
    let dated = known.filter { !times[$0].isNaN }
    let sorted = Sorting.ascending(dated.map { times[$0] })
    let cuts = (1...count).map { sorted.isEmpty ? .nan : sorted[sorted.count * $0 / (count + 1)] }
    guard let first = sorted.first, zip([first] + cuts, cuts).allSatisfy({ $0 < $1 }) else {
      let different = Set(sorted).count
      throw Fault(
        "L071", "`\(column.name)` has \(different) different values, too few for \(count) parts and one before them",
        subject: "folds", help: "lower `folds:`")
    }
    return try (0..<count).map { place in
      let from = cuts[place]
      let until = place + 1 < count ? cuts[place + 1] : .infinity
      let begin = isSliding && place > 0 ? cuts[place - 1] : -.infinity
      var (training, judged) = (
        [Bool](repeating: false, count: times.count), [Bool](repeating: false, count: times.count)
      )
      for row in dated {
        judged[row] = times[row] >= from && times[row] < until
        training[row] = times[row] < from - gap && times[row] >= begin
      }
      guard training.contains(true) else {
        throw Folds.wrong(
          "a gap of \(self.gap ?? .missing) leaves no row before part \(place + 1)", "gap",
          "shorten it, or lower `folds:`")
      }
      return FoldPart(turn: 0, place: place, training: training, judged: judged)
    }
  }

  /// The gap in the unit of the column's times.
  private func gap(for column: Column) throws -> Double {
    switch (gap, column.type) {
    case (nil, _): return 0
    case (.duration(let period), .date) where period.months == 0 && period.microseconds >= 0:
      return Double(period.microseconds) / Double(Moment.perDay)
    case (.duration(let period), .time) where period.months == 0 && period.microseconds >= 0:
      return Double(period.microseconds)
    case (let number?, .int), (let number?, .double):
      if let value = number.double, value >= 0, value.isFinite { return value }
    default: break
    }
    let wanted = column.type == .int || column.type == .double ? "a number from 0" : "a duration such as 7d"
    throw Folds.wrong("`gap` is \(wanted) where `time:` holds \(column.type), not \(gap ?? .missing)", "gap")
  }
}

extension Column {
  /// What dates the rows as numbers that grow with time, NaN where missing: days, microseconds, or the numbers
  /// themselves; none for other columns.
  var times: [Double]? {
    switch values {
    case .days(let days): days.indices.map { isMissing($0) ? .nan : Double(days[$0]) }
    case .moments(let moments, _): moments.indices.map { isMissing($0) ? .nan : Double(moments[$0]) }
    case .ints, .doubles, .missing: numbers
    default: nil
    }
  }
}
