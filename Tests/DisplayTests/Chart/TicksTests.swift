import Testing

@testable import Display

struct TicksTests {
  @Test("Numbers are marked at 1, 2 and 5 times a power of ten.")
  func numbers() {
    #expect(Ticks.numbers(0, 100, count: 5).marks.map(\.text) == ["0", "20", "40", "60", "80", "100"])
    #expect(Ticks.numbers(0.13, 0.42, count: 4).marks.map(\.text) == ["0.1", "0.2", "0.3", "0.4", "0.5"])
    #expect(Ticks.numbers(-3, 12_345, count: 3).marks.map(\.text) == ["-5000", "0", "5000", "10,000", "15,000"])
  }

  @Test(
    "Ranges that are empty, huge or tiny still have marks.",
    arguments: [(0.0, 0.0), (7, 7), (-1e308, 1e308), (1e-300, 2e-300), (1e17, 1e17)])
  func extremes(low: Double, high: Double) {
    let ticks = Ticks.numbers(low, high, count: 5)
    #expect(ticks.low < ticks.high)
    #expect(ticks.marks.count >= 2)
  }

  @Test("Times are marked at years, months, days and hours.")
  func times() {
    #expect(Ticks.times(0, 3e8, count: 4).marks.map(\.text) == ["1970", "1972", "1974", "1976", "1978", "1980"])
    #expect(
      Ticks.times(1.4e9, 1.41e9, count: 4).marks.map(\.text) == [
        "2014-05", "2014-06", "2014-07", "2014-08", "2014-09", "2014-10",
      ])
    #expect(
      Ticks.times(0, 86_400, count: 4).marks.map(\.text) == ["1970-01-01", "06:00", "12:00", "18:00", "1970-01-02"])
    #expect(Ticks.times(0, 30, count: 4).marks.map(\.text) == ["1970-01-01", "00:00:15", "00:00:30"])
  }
}
