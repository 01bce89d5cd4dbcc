import Engines
import FoundationEssentials
import Frames

/// A forecast ready to answer: the line, and the series that it goes on from. It is kept as JSON with sorted keys.
struct SeasonalAnswer: Codable, Predicting {
  private var version = 1
  let model: SeasonalModel
  let steps: TimeSteps
  let clock: SeriesClock
  /// The last values that were learnt from; the step of the last is `last`.
  private let past: [Double]
  let last: Int
  let level: Double
  /// The mean size of the change over a period in the series that was learnt from: what MASE is measured by.
  let scale: Double
  let horizon: Int

  /// So far ahead nothing is told.
  static let farthest = 10_000

  init(
    model: SeasonalModel, steps: TimeSteps, clock: SeriesClock, past: [Double], level: Double, scale: Double,
    horizon: Int
  ) {
    (self.model, self.steps, self.clock, self.level) = (model, steps, clock, level)
    (self.scale, self.horizon) = (scale, horizon)
    last = past.count - 1
    self.past = Array(past.suffix(max(model.deepest, model.period)))
  }

  /// Reads what a model keeps; L002 when it is not whole.
  init(_ learnt: Learnt) throws {
    guard let read = try? JSONDecoder().decode(SeasonalAnswer.self, from: Data(learnt.engine)), read.version == 1,
      learnt.task == .regression, read.clock.width > read.clock.place, read.clock.place >= 0, read.model.period > 0,
      read.model.lags.count == read.model.weights.count, read.model.lags.allSatisfy({ $0 > 0 }),
      read.model.places.isEmpty || read.model.places.count == read.model.period, !read.past.isEmpty,
      read.model.deepest <= 100_000, (read.steps.length ?? Double(read.steps.months)) > 0
    else {
      throw Fault("L002", "the series does not fit its target", help: "train the model again")
    }
    self = read
  }

  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self))
  }

  var featureCount: Int? { clock.width }

  /// The forecast of the row's time with the ends of its interval; missing for times that are no steps after the last row
  /// learnt from.
  func predict(_ row: [Double]) -> [Double] {
    guard row.indices.contains(clock.place), let ahead = ahead(row[clock.place]) else { return unknown }
    let told = forecast(ahead)
    return told.last ?? unknown
  }

  func predict(_ rows: FeatureRows) throws -> [Double] {
    var answers: [Double] = []
    answers.reserveCapacity(rows.rowCount * 3)
    var told: [[Double]] = []
    try rows.numbers { _, numbers in
      for start in stride(from: 0, to: numbers.count, by: clock.width) {
        guard let ahead = ahead(numbers[start + clock.place]) else {
          answers += unknown
          continue
        }
        if told.count < ahead { told = forecast(max(ahead, min(SeasonalAnswer.farthest, told.count * 2))) }
        answers += told[ahead - 1]
      }
    }
    return answers
  }

  private var unknown: [Double] { [.nan, .nan, .nan] }

  private func ahead(_ time: Double) -> Int? {
    guard let step = steps.step(time) else { return nil }
    let ahead = step - last
    return ahead >= 1 && ahead <= SeasonalAnswer.farthest ? ahead : nil
  }

  /// The forecasts of 1, 2, … steps after the last, each with the ends of its interval.
  func forecast(_ horizon: Int) -> [[Double]] { forecast(horizon, from: past, last: last) }

  private func forecast(_ horizon: Int, from known: [Double], last: Int) -> [[Double]] {
    var known = known
    let point = StudentT.point(beyond: 1 - level, degrees: nil)
    return model.errors(horizon).enumerated().map { place, error in
      let step = last + place + 1
      let value = model.next(known, step: step, month: steps.month(step))
      known.append(value)
      return [value, value - point * error, value + point * error]
    }
  }

  /// What would have been told of rows `horizon` steps before each of them, by the values known then (a rolling origin); a
  /// step without a row stands at its own forecast. Rows that are no later steps are missing.
  func rolled(_ times: [Double], _ labels: [Double], by model: SeasonalModel? = nil) -> [[Double]] {
    var asked = self
    if let model { asked = with(model) }
    var known: [Int: Double] = [:]
    for (time, label) in zip(times, labels) where !label.isNaN {
      if let step = steps.step(time), step > last { known[step] = label }
    }
    let end = times.compactMap { steps.step($0) }.max() ?? last
    guard end > last, end - last <= 1_000_000 else { return times.map { _ in unknown } }
    var values = past
    var told: [Int: [Double]] = [:]
    for origin in last..<end {
      let forecasts = asked.forecast(horizon, from: Array(values.suffix(max(asked.model.deepest, 1))), last: origin)
      // The first steps are told from the last row learnt from, however near they are.
      if origin == last {
        for (place, forecast) in forecasts.enumerated() { told[origin + place + 1] = forecast }
      } else if let forecast = forecasts.last {
        told[origin + horizon] = forecast
      }
      values.append(known[origin + 1] ?? forecasts.first?.first ?? .nan)
      if values.count > 4 * past.count + 64 { values = Array(values.suffix(past.count)) }
    }
    return times.map { time in steps.step(time).flatMap { told[$0] } ?? unknown }
  }

  private func with(_ model: SeasonalModel) -> SeasonalAnswer {
    SeasonalAnswer(copy: self, model: model)
  }

  private init(copy: SeasonalAnswer, model: SeasonalModel) {
    (self.model, steps, clock, past, last) = (model, copy.steps, copy.clock, copy.past, copy.last)
    (level, scale, horizon) = (copy.level, copy.scale, copy.horizon)
  }

  func gains() throws -> [Double] { throw unexplained }

  func contributions(_ rows: FeatureRows) throws -> [Double] { throw unexplained }

  private var unexplained: Fault {
    Fault(
      "L056", "`seasonal` tells a series by its own past, and has no features to share a forecast out among",
      help: "look at the parameters of the model: model.parameters")
  }
}
