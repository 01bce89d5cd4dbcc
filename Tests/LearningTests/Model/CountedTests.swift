@testable import Learning
import Testing

@Suite struct CountedTests {
  @Test("Numbers in sentences are grouped and rounded half away from zero.")
  func spelled() {
    #expect(Counted.rows(1) == "1 row")
    #expect(Counted.rows(1_234_567) == "1,234,567 rows")
    #expect(Counted.percent(0.1234) == "12.3%")
    #expect(Counted.decimals(0.97289, 3) == "0.973")
    #expect(Counted.decimals(-0.5, 1) == "-0.5")
    #expect(Counted.decimals(.infinity, 2) == "inf")
  }
}
