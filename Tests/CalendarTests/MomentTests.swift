import Testing

@testable import Calendar

@Suite struct MomentTests {
  @Test(
    "Times are read with and without seconds, decimals and zones, and written in one form.",
    arguments: [
      ("2024-01-31T09:30", "2024-01-31T09:30:00"), ("2024-01-31 09:30:05.25", "2024-01-31T09:30:05.25"),
      ("2024-01-31T09:30:00Z", "2024-01-31T09:30:00Z"), ("2024-01-31T01:30:00+02:00", "2024-01-30T23:30:00Z"),
      ("1969-12-31T23:59:59.999999", "1969-12-31T23:59:59.999999"),
    ])
  func reading(_ text: String, _ written: String) { #expect(Moment(text)?.description == written) }

  @Test(
    "What is no time is none.",
    arguments: [
      "2024-01-31T25:00", "2024-01-31T09:61", "2024-01-31", "2024-01-31T09:30:00+99:00", "2024-01-31T09:30:00.",
    ])
  func noTimes(_ text: String) { #expect(Moment(text) == nil) }

  @Test("A period is added months first, then the exact part.")
  func adding() throws {
    let moment = try #require(Moment("2024-01-31T12:00"))
    let period = try #require(Period("1mo2d"))
    #expect(moment.adding(period)?.description == "2024-03-02T12:00:00")
  }
}
