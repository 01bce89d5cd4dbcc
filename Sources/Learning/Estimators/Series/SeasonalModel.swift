/// A line through a series' own past and the calendar: what the next value is, given those before it.
struct SeasonalModel: Codable, Hashable, Sendable {
  var intercept = 0.0
  /// How many steps ago, and what each unit of the value then adds.
  var lags: [Int] = []
  var weights: [Double] = []
  let period: Int
  /// What each place in the period adds; empty where it adds nothing.
  var places: [Double] = []
  /// What each month adds.
  var months: [Double] = []
  /// What each step adds.
  var trend = 0.0
  /// The standard deviation of the errors of one step.
  var error = 0.0

  var deepest: Int { lags.max() ?? 0 }

  /// The value of a step, of which `past` ends with the step before.
  func next(_ past: [Double], step: Int, month: Int) -> Double {
    var value = intercept + trend * Double(step)
    if !places.isEmpty { value += places[((step % period) + period) % period] }
    if months.indices.contains(month) { value += months[month] }
    for (lag, weight) in zip(lags, weights) {
      value += weight * (lag <= past.count ? past[past.count - lag] : past.first ?? 0)
    }
    return value
  }

  /// The standard deviations of the errors of 1, 2, … steps: those of an autoregression whose shocks go on by its weights
  /// (Box and Jenkins 1970, chapter 5).
  func errors(_ horizon: Int) -> [Double] {
    var shocks = [1.0]
    var (sum, errors) = (0.0, [Double]())
    for ahead in 0..<max(0, horizon) {
      if ahead > 0 {
        shocks.append(zip(lags, weights).reduce(0) { $1.0 <= ahead ? $0 + $1.1 * shocks[ahead - $1.0] : $0 })
      }
      sum += shocks[ahead] * shocks[ahead]
      errors.append(error * sum.squareRoot())
    }
    return errors
  }

  /// What tells the last value, or that of a period ago.
  static func naive(lag: Int) -> SeasonalModel {
    var model = SeasonalModel(period: max(1, lag))
    (model.lags, model.weights) = ([lag], [1])
    return model
  }

  init(period: Int) { self.period = period }
}
