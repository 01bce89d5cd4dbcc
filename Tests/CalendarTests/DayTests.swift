import Testing

@testable import Calendar

@Suite struct DayTests {
  @Test(
    "Days are counted from 1970-01-01, also before it and over leap years.",
    arguments: [
      ("1970-01-01", Int32(0)), ("1969-12-31", -1), ("2000-02-29", 11016), ("2024-03-01", 19783),
      ("1600-01-01", -135140),
    ])
  func numbers(_ text: String, _ number: Int32) throws {
    let day = try #require(Day(text))
    #expect(day.number == number)
    #expect(day.description == text)
  }

  @Test(
    "What is no date is none.",
    arguments: ["2024-02-30", "2023-02-29", "2024-13-01", "2024-1-31", "24-01-01", "2024-00-10", ""])
  func noDates(_ text: String) { #expect(Day(text) == nil) }

  @Test("Every day of four centuries is read back as itself.")
  func roundTrip() {
    for number in stride(from: Int32(-80_000), to: 80_000, by: 37) {
      let day = Day(number: number)
      #expect(Day(year: day.year, month: day.month, day: day.day) == day)
    }
  }

  @Test("A month later is the same day, or the last of the month.")
  func months() {
    #expect(Day("2024-01-31")?.adding(months: 1) == Day("2024-02-29"))
    #expect(Day("2024-03-31")?.adding(months: -1) == Day("2024-02-29"))
    #expect(Day("2024-01-31")?.adding(months: Int.max) == nil)
  }

  @Test("Weekdays count from Monday, days of the year from 1.")
  func weekdays() {
    #expect(Day("1970-01-01")?.weekday == 4)
    #expect(Day("2024-02-04")?.weekday == 7)
    #expect(Day("2024-12-31")?.dayOfYear == 366)
  }
}
