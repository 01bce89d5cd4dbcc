import Calendar
import Engines
import Frames
import Glibc
import Testing

@testable import Learning

/// Forecasts of a series.
@Suite struct SeasonalTests {
  /// A daily series of a weekly shape on a slope, from 2024-01-01.
  static func records(_ count: Int, from first: Int = 0, noise: Double = 0) -> [[ScalarField]] {
    var source = RandomSource(seed: 11)
    let week = [10.0, 12, 15, 14, 20, 30, 5]
    return (0..<first + count).map { day in
      let value = week[day % 7] + 0.1 * Double(day) + noise * Double.random(in: -1..<1, using: &source)
      return [ScalarField("date", .date(Day(number: Int32(19_723 + day)))), ScalarField("sold", .double(value))]
    }.suffix(count)
  }

  static func training(_ parameters: [(name: String, value: Scalar)] = []) -> Training {
    var training = Training(target: "sold", seed: 1, estimator: .seasonal)
    training.time = "date"
    training.parameters = parameters
    return training
  }

  static func model(_ parameters: [(name: String, value: Scalar)] = [], _ records: [[ScalarField]]) throws -> Model {
    try Synthetic.model(training(parameters), Table(records: records))
  }

  @Test("Without noise a line through last week's value tells the future exactly, and says it is sure.")
  func exact() throws {
    let model = try Self.model([("lags", .list([.int(7)])), ("calendar", .text("no"))], Self.records(70))
    let told = try model.forecast(horizon: 30)
    #expect(told.schema.names == ["date", "prediction", "low", "high"])
    let truth = try Table(records: Self.records(30, from: 70))
    for row in 0..<30 {
      #expect(told["date"]?[row] == truth["date"]?[row])
      let (value, wanted) = (try #require(told["prediction"]?[row].double), try #require(truth["sold"]?[row].double))
      #expect(abs(value - wanted) < 1e-6)
    }
    let first = try #require(told["high"]?[0].double), value = try #require(told["prediction"]?[0].double)
    #expect(first - value < 1e-6)
  }

  @Test("The naive tells the last value and the seasonal naive last week's, with errors that grow as they should.")
  func naive() throws {
    let records = Self.records(70, noise: 2)
    let last = try #require(records.last?[1].value.double)
    let naive = try Self.model([("method", .text("naive"))], records).forecast(horizon: 9)
    let widths = (0..<9).map { row in
      (naive["high"]?[row].double ?? .nan) - (naive["prediction"]?[row].double ?? .nan)
    }
    #expect(naive["prediction"]?.numbers?.allSatisfy { $0 == last } == true)
    for row in 1..<9 { #expect(abs(widths[row] / widths[0] - Double(row + 1).squareRoot()) < 1e-9) }
    let weekly = try Self.model([("method", .text("seasonal_naive"))], records).forecast(horizon: 15)
    for row in 0..<14 { #expect(weekly["prediction"]?[row].double == records[63 + row % 7][1].value.double) }
    let half = (0..<15).map { row in
      (weekly["high"]?[row].double ?? .nan) - (weekly["prediction"]?[row].double ?? .nan)
    }
    #expect(abs(half[6] / half[0] - 1) < 1e-9 && abs(half[7] / half[0] - 2.squareRoot()) < 1e-9)
    #expect(abs(half[14] / half[0] - 3.squareRoot()) < 1e-9)
  }

  /// The shocks of y(t) = 0.6 y(t-1) + 0.3 y(t-2) are 1, 0.6, 0.66, 0.576 by hand.
  @Test("Errors of an autoregression grow by the squares of its shocks.")
  func shocks() {
    var model = SeasonalModel(period: 1)
    (model.lags, model.weights, model.error) = ([1, 2], [0.6, 0.3], 2)
    let wanted = [1, 1 + 0.36, 1 + 0.36 + 0.4356, 1 + 0.36 + 0.4356 + 0.331776].map { 2 * $0.squareRoot() }
    for (error, value) in zip(model.errors(4), wanted) { #expect(abs(error - value) < 1e-12) }
  }

  @Test("A row alone, a table and `forecast` tell one thing; times in the past or between steps are missing.")
  func rows() throws {
    let model = try Self.model([], Self.records(100, noise: 3))
    let told = try model.forecast(horizon: 20)
    let scorer = try Scorer(model)
    let table = try Table(records: Self.records(25, from: 95))
    let added = try scorer.score(prepared: table).added()
    #expect(added.map(\.name) == ["prediction", "low", "high"])
    for row in 0..<25 {
      let alone = try scorer.predict(["date": #require(table["date"])[row]])
      #expect(alone.value == added[0][row])
      #expect(alone.also.map(\.value) == [added[1][row], added[2][row]])
      #expect(added[0][row] == (row < 5 ? .missing : told["prediction"]?[row - 5]))
    }
    #expect(try scorer.predict(["date": .missing]).value == .missing)
    #expect(try Model(package: model.package()) == model)
  }

  @Test("Judged on later rows each is told so many steps before, and beats the naive where weeks repeat.")
  func judged() throws {
    let context = FrameContext()
    for horizon in [1, 7] {
      let training = Self.training([("horizon", .int(horizon))])
      let model = try training.run(on: context.frame(Table(records: Self.records(200, noise: 3))))
      let report = try model.evaluate(context.frame(Table(records: Self.records(60, from: 200, noise: 3))))
      #expect(report.count == 60)
      let own = try #require(report.score("mase"))
      #expect(own < (report.score("mase_naive") ?? 0) && own < (report.score("mase_seasonal_naive") ?? 0))
      #expect(try #require(report.score("rmse")) < report.baseline.value)
      #expect((0.85...1).contains(report.score("coverage") ?? 0))
      #expect(report.notes.contains { $0.hasPrefix("rolling origin: each row is told \(horizon) step") })
    }
  }

  @Test("A rolling origin of the naive is the row before, by hand.")
  func rolling() throws {
    let model = try Self.model([("method", .text("naive"))], Self.records(20, noise: 2))
    let table = try Table(records: Self.records(10, from: 20, noise: 2))
    let (series, times) = try Scorer(model).series(prepared: table)
    let labels = try #require(table["sold"]?.numbers)
    let told = series.rolled(times, labels).map { $0[0] }
    let before = [Self.records(20, noise: 2).last?[1].value.double ?? .nan] + labels.dropLast()
    #expect(told == before)
  }

  @Test("Months are steps of their own, gaps are filled and told, hours have a period of 24.")
  func steps() throws {
    let months = (0..<40).map { month in
      [
        ScalarField("date", .date(Day(year: 2020 + month / 12, month: month % 12 + 1, day: 1) ?? Day(number: 0))),
        ScalarField("sold", .double(Double(month % 12))),
      ]
    }
    let model = try Self.model([("method", .text("seasonal_naive"))], months)
    let told = try model.forecast(horizon: 14)
    #expect(told["date"]?[0] == .date(Day(year: 2023, month: 5, day: 1) ?? Day(number: 0)))
    for row in 0..<14 { #expect(told["prediction"]?[row].double == Double((row + 4) % 12)) }
    var gappy = Self.records(80)
    gappy.remove(at: 40)
    let notes = try Self.model([], gappy).card.training.notes
    #expect(notes.contains { $0 == "1 step without a row filled in a straight line" })
    let hours = (0..<200).map { hour in
      [
        ScalarField("date", .time(Moment(microseconds: Int64(hour) * 3_600_000_000, isZoned: false))),
        ScalarField("sold", .double(Double(hour % 24))),
      ]
    }
    let hourly = try Self.model([], hours)
    #expect(hourly.card.training.notes.contains("200 steps of 1 hour, with a period of 24"))
    let next = try hourly.forecast(horizon: 30)
    #expect(next["date"]?[0] == .time(Moment(microseconds: 200 * 3_600_000_000, isZoned: false)))
    #expect(abs((next["prediction"]?[29].double ?? .nan) - 13) < 1e-6)
  }

  @Test("Twice one time, uneven times, a short series, texts, and no time column each say what is wrong.")
  func refused() throws {
    func fault(_ records: [[ScalarField]], _ parameters: [(name: String, value: Scalar)] = []) throws -> Fault {
      try #require(throws: Fault.self) { try Self.model(parameters, records) }
    }
    #expect(try fault(Self.records(20) + Self.records(1)).message.contains("have a time that another row has"))
    #expect(try fault(Self.records(10), [("period", .int(7))]).code == "L058")
    #expect(try fault(Self.records(20), [("lags", .list([.int(19)]))]).code == "L058")
    var training = Self.training()
    training.time = nil
    #expect(
      try #require(throws: Fault.self) { try Synthetic.model(training, Table(records: Self.records(30))) }.code
        == "L055")
    training = Synthetic.training("y")
    training.time = "on"
    #expect(try #require(throws: Fault.self) { try Synthetic.model(training, Synthetic.table(50)) }.code == "L055")
    let model = try Self.model([], Self.records(40))
    #expect(try #require(throws: Fault.self) { try model.forecast(horizon: 0) }.code == "L059")
    let trees = try Synthetic.model(Synthetic.training("y"), Synthetic.table(100))
    #expect(try #require(throws: Fault.self) { try trees.forecast(horizon: 3) }.code == "L059")
  }
}
