import Engines
import Testing

@testable import Frames

/// The real data that comes with the project, against figures computed elsewhere (pandas).
struct DataTests {
  let context = FrameContext(folder: data, seed: 1)

  @Test("The penguins are 344 rows of 8 columns, with numbers where measurements are missing as NA.")
  func penguins() throws {
    let frame = try context.load(["penguins.csv"])
    #expect(frame.remarks[0].hasPrefix("read 344 rows × 8 columns"))
    #expect(frame.schema.type(of: "bill_length_mm") == .double)
    #expect(frame.schema.type(of: "flipper_length_mm") == .int)
    #expect(try frame.count() == 344)
    #expect(try frame.filter(.call("missing", [c("bill_length_mm")])).count() == 2)
    let raw = try context.load(["penguins_raw.csv"])
    #expect(raw.schema.type(of: "Clutch Completion") == .text)
    #expect(raw.schema.type(of: "Date Egg") == .date)
  }

  @Test("Classes, gaps and moments agree with a second computation.")
  func figures() throws {
    let titanic = try context.load(["titanic.csv"])
    #expect(try titanic.filter(.call("missing", [c("age")])).count() == 557)
    let classes = try titanic.counts([NamedExpression("class", c("class"))]).collect()
    #expect(classes.row(0) == [.text("3rd"), .int(711)])
    #expect(classes.row(3) == [.text("*"), .int(1)])
    let adult = try context.load(["adult_income.csv"])
    let unknown = try adult.group(
      ["workclass", "occupation", "native_country"].map {
        NamedExpression($0, agg("sum", op(c($0), .equal, v("?"))))
      }
    ).collect()
    #expect(unknown.row(0) == [.int(631), .int(637), .int(179)])
    let bikes = try context.load(["bikeshare_hourly_2011.csv"])
    let mean = try #require(try bikes.value(of: agg("mean", c("bikers"))).double)
    #expect(abs(mean - 143.794) < 0.0005)
    let seattle = try context.load(["seattle_weather.csv"])
    #expect(seattle.schema.type(of: "date") == .date)
    #expect(
      try seattle.counts([NamedExpression("weather", c("weather"))]).cells("n") == [
        .int(714), .int(411), .int(259), .int(54), .int(23),
      ])
  }

  @Test("The car loans keep their texts, truths and times.")
  func carLoans() throws {
    let frame = try context.load(["car_loans_history.csv"])
    #expect(frame.schema.type(of: "repaid_loan_on_prev_car") == .bool)
    #expect(frame.schema.type(of: "timestamp") == .time(isZoned: false))
    #expect(frame.schema.type(of: "size_of_downpayment") == .text)
    #expect(try frame.count() == 10_000)
    let span = try frame.group([
      NamedExpression("a", agg("min", c("timestamp"))), NamedExpression("b", agg("max", c("timestamp"))),
    ])
    #expect(try span.collect().row(0).map(\.description) == ["2018-01-01T00:00:00", "2018-10-30T17:16:24"])
    let parts = try frame.split(test: 0.2, by: SplitRule(time: c("timestamp")))
    #expect(try parts.frames.map { try $0.count() } == [8000, 2000])
  }
}
