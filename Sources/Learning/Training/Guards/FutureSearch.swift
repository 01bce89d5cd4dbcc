import Calendar
import Frames

/// Looks for dates and times among the inputs of a model that lie after the row's own time: nobody knew them then.
struct FutureSearch {
  /// When each row was known; none where nothing tells.
  let time: Column?

  /// One finding an input that is later than its row in one row of a hundred and more.
  func findings(_ inputs: Table) -> [GuardFinding] {
    guard let time, inputs.rowCount == time.count else { return [] }
    return inputs.columns.compactMap { column in
      guard column.name != time.name, column.type.isCalendar, let share = share(of: column, after: time), share >= 0.01
      else { return nil }
      return GuardFinding(
        .fromTheFuture, column: column.name, score: share, measure: "share of rows",
        found:
          ".\(column.name) lies after .\(time.name) in \(Counted.percent(share)) of the rows, so it was not known then",
        advice: GuardFinding.excluding(column.name) + " unless it was planned")
    }
  }

  /// The share of rows with both in which one is later; days are compared where one of them has only days.
  private func share(of column: Column, after time: Column) -> Double? {
    guard let here = FutureSearch.moments(column), let there = FutureSearch.moments(time) else { return nil }
    let unit: Int64 = column.type == .date || time.type == .date ? Moment.perDay : 1
    var (known, later) = (0, 0)
    for row in here.indices where !column.isMissing(row) && !time.isMissing(row) {
      known += 1
      if FutureSearch.floor(here[row], unit) > FutureSearch.floor(there[row], unit) { later += 1 }
    }
    return known >= 10 ? Double(later) / Double(known) : nil
  }

  private static func floor(_ value: Int64, _ unit: Int64) -> Int64 {
    let part = value / unit
    return value < 0 && value % unit != 0 ? part - 1 : part
  }

  /// Microseconds since 1970; none of a column that is neither dates nor times.
  private static func moments(_ column: Column) -> [Int64]? {
    switch column.values {
    case .days(let values): values.map { Int64($0) * Moment.perDay }
    case .moments(let values, _): values
    default: nil
    }
  }

  /// When each row of a frame was known: the date or time that the rows were split by, else the only one among the columns
  /// that are no features.
  static func time(of plan: Plan, _ table: Table, excluded: [String]) -> String? {
    if let name = plan.splitTime, table[name]?.type.isCalendar == true { return name }
    let aside = excluded.compactMap { table[$0] }.filter { $0.type != .missing && $0.type.isCalendar }
    return aside.count == 1 ? aside[0].name : nil
  }
}

extension Plan {
  /// The column by whose time the rows were split; none where they were not.
  fileprivate var splitTime: String? {
    var place: Plan? = self
    while let plan = place {
      if case .part(let partition, _) = plan.step {
        switch partition.rule {
        case .time(.column(let name)): return name
        case .condition(let condition):
          let times = condition.columns.filter { partition.input.schema.type(of: $0)?.isCalendar ?? false }
          if times.count == 1 { return times[0] }
        default: break
        }
      }
      place = plan.rowWiseInput
    }
    return nil
  }
}
