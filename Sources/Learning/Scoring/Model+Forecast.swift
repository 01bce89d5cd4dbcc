import Calendar
import Engines
public import Frames

extension Model {
  /// What comes next: one row a step after the last that was learnt from, with its time, `prediction`, `low` and `high`.
  /// L059 for a model that does not forecast, or a horizon that is none.
  public func forecast(horizon: Int) throws -> Table {
    let scorer = try Scorer(self)
    guard let series = scorer.series else {
      let able = Estimator.catalogue.filter(\.forecasts).map { "`\($0.name)`" }.joined(separator: ", ")
      throw Fault("L059", "a \(card.estimator) model does not forecast", help: "train one with \(able)")
    }
    guard (1...SeasonalAnswer.farthest).contains(horizon) else {
      throw Fault("L059", "`horizon` is a number of steps from 1 to 10,000, not \(horizon)", subject: "horizon")
    }
    let told = series.forecast(horizon)
    let times = (1...horizon).map { series.steps.time(series.last + $0) }
    let type = signature.columns.first { $0.name == series.clock.column }?.type ?? .double
    return try Table(
      [Model.column(series.clock.column, type, times)]
        + ["prediction", "low", "high"].enumerated().map { place, name in
          Column(name, type: .double, values: .doubles(told.map { $0[place] }))
        })
  }

  /// Times in the column's own type.
  private static func column(_ name: String, _ type: ColumnType, _ times: [Double]) -> Column {
    switch type {
    case .date: Column(name, type: type, values: .days(times.map { Int32(exactly: $0.rounded()) ?? 0 }))
    case .time(let isZoned):
      Column(
        name, type: type,
        values: .moments(times.map { Int64(exactly: ($0 * Double(Moment.perDay)).rounded()) ?? 0 }, isZoned: isZoned))
    case .int: Column(name, type: type, values: .ints(times.map { Int64(exactly: $0.rounded()) ?? 0 }))
    default: Column(name, type: .double, values: .doubles(times))
    }
  }
}
