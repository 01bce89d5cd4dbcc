import Engines
import Frames

/// The fit of a forecast: the rows are put into the order of their times, gaps are filled, and a line is laid through lags
/// and calendar by least squares.
struct SeasonalFit: Fit {
  let lesson: Lesson

  var engine: String { "seasonal 1" }

  func taking(_ rows: LabelledRows, validation: LabelledRows?) throws -> () throws -> FitResult {
    let clock = try SeriesClock(rows.source.features)
    let times = try clock.times(rows.source)
    let steps = try TimeSteps(times, isCalendar: clock.isCalendar, column: clock.column)
    return { try run(times, rows.labels, steps, clock) }
  }

  private func run(_ times: [Double], _ labels: [Double], _ steps: TimeSteps, _ clock: SeriesClock) throws -> FitResult
  {
    let asked = lesson.whole("period")
    let period = asked > 0 ? asked : steps.usualPeriod
    let (series, filled) = SeasonalFit.series(times, labels, steps)
    guard period * 2 <= series.count, series.count >= 4 else {
      throw Fault(
        "L058", "a period of \(period) needs \(period * 2) steps of \(steps.words), and there are \(series.count)",
        subject: "period", help: "train on a longer series, or set a shorter `period:`")
    }
    var notes = ["\(series.count) steps of \(steps.words), with a period of \(period)"]
    if filled > 0 {
      notes.append(
        "\(Counted.number(filled)) \(filled == 1 ? "step" : "steps") without a row filled in a straight line")
    }
    var model = try model(series, steps, period)
    let errors = SeasonalFit.errors(of: model, series, steps)
    let degrees = Double(max(1, errors.count - model.weights.count - model.places.count - 1))
    let isNaive = lesson.value("method").text != "linear"
    let squares = errors.reduce(0) { $0 + $1 * $1 }
    model.error = (squares / (isNaive ? Double(max(1, errors.count)) : degrees)).squareRoot()
    let scale = SeasonalFit.errors(of: .naive(lag: period), series, steps).map(abs)
    let answer = SeasonalAnswer(
      model: model, steps: steps, clock: clock, past: series, level: lesson.number("level"),
      scale: scale.reduce(0, +) / Double(max(1, scale.count)), horizon: lesson.whole("horizon"))
    var result = FitResult(bytes: try answer.bytes(), notes: notes)
    result.validation = nil
    return result
  }

  /// The values in the order of their steps, gaps filled in a straight line, and how many were.
  static func series(_ times: [Double], _ labels: [Double], _ steps: TimeSteps) -> (values: [Double], filled: Int) {
    var known: [(step: Int, value: Double)] = []
    for (time, label) in zip(times, labels) {
      if let step = steps.step(time) { known.append((step, label)) }
    }
    known.sort { $0.step < $1.step }
    var values: [Double] = []
    var filled = 0
    for (place, item) in known.enumerated() {
      if let last = values.last, place > 0 {
        let gap = item.step - known[place - 1].step
        for between in 1..<max(1, gap) {
          values.append(last + (item.value - last) * Double(between) / Double(gap))
          filled += 1
        }
      }
      values.append(item.value)
    }
    return (values, filled)
  }

  private func model(_ series: [Double], _ steps: TimeSteps, _ period: Int) throws -> SeasonalModel {
    switch lesson.value("method").text {
    case "naive": return .naive(lag: 1)
    case "seasonal_naive": return .naive(lag: period)
    default: break
    }
    var lags: [Int] = []
    if case .list(let values) = lesson.value("lags") { lags = values.compactMap(\.int) }
    lags = Set(lags.isEmpty ? [1, period] : lags).sorted()
    guard let deepest = lags.last, series.count >= deepest + lags.count + 4 else {
      throw Fault(
        "L058", "lags of \(lags.last ?? 0) steps need a longer series than \(series.count)", subject: "lags",
        help: "set smaller `lags:`")
    }
    var model = SeasonalModel(period: period)
    model.lags = lags
    let hasCalendar = lesson.value("calendar").text != "no"
    // More places than a sixth of the steps would be told by too few values each.
    let places = hasCalendar && period > 1 && period * 6 <= series.count - deepest ? period - 1 : 0
    let span = steps.isCalendar ? steps.time(series.count - 1) - steps.time(0) : 0
    let months = hasCalendar && span >= 730 && period != 12 && (steps.length ?? 0) <= 7 && steps.length != nil ? 11 : 0
    let hasTrend = lesson.value("trend").text == "yes"
    let width = 1 + lags.count + places + months + (hasTrend ? 1 : 0)
    var factor = TallFactor(width: width + 1)
    for step in deepest..<series.count {
      var row = [Double](repeating: 0, count: width + 1)
      row[0] = 1
      for (place, lag) in lags.enumerated() { row[1 + place] = series[step - lag] }
      if places > 0, step % period > 0 { row[lags.count + step % period] = 1 }
      let month = months > 0 ? steps.month(step) : 0
      if month > 0 { row[lags.count + places + month] = 1 }
      if hasTrend { row[width - 1] = Double(step) }
      row[width] = series[step]
      try factor.add(row)
    }
    let solved = try LeastSquares(triangle: factor.triangle(), width: width + 1)
    var found = [Double](repeating: 0, count: width)
    for (place, column) in solved.used.enumerated() { found[column] = solved.coefficients[place] }
    model.intercept = found[0]
    model.weights = Array(found[1...lags.count])
    if places > 0 { model.places = [0] + found[(lags.count + 1)...(lags.count + places)] }
    if months > 0 { model.months = [0] + found[(lags.count + places + 1)...(lags.count + places + months)] }
    if hasTrend { model.trend = found[width - 1] }
    return model
  }

  /// The errors of one step over a series.
  static func errors(of model: SeasonalModel, _ series: [Double], _ steps: TimeSteps) -> [Double] {
    guard model.deepest < series.count else { return [] }
    return (model.deepest..<series.count).map { step in
      let start = max(0, step - model.deepest)
      return series[step] - model.next(Array(series[start..<step]), step: step, month: steps.month(step))
    }
  }
}
