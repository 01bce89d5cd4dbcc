import Testing

@testable import Calendar

@Suite struct PeriodTests {
  @Test(
    "Periods are written as in the language.",
    arguments: [
      ("90m", "1h30m"), ("2d", "2d"), ("1w", "7d"), ("1h30m", "1h30m"), ("50ms", "50ms"), ("1y2mo", "1y2mo"),
      ("1q", "3mo"), ("0s", "0s"),
    ])
  func writing(_ text: String, _ written: String) { #expect(Period(text)?.description == written) }

  @Test("What is no period is none.", arguments: ["", "5", "5x", "h", "99999999999999999999d", "100000000000000000d"])
  func noPeriods(_ text: String) { #expect(Period(text) == nil) }

  @Test("A negative period carries its sign.")
  func negative() { #expect(Period(microseconds: -90_000_000).description == "-1m30s") }
}
