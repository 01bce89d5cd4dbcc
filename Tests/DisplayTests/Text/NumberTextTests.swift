import Testing

@testable import Display

struct NumberTextTests {
  @Test("Decimals show their point and all their digits.")
  func exact() {
    #expect(
      [10, 0.1, -2.5, 1e-7, 1e20, 123_456.789, 0, .infinity, .leastNonzeroMagnitude].map(NumberText.exact) == [
        "10.0", "0.1", "-2.5", "1e-7", "1e20", "123456.789", "0.0", "inf", "5e-324",
      ])
  }

  @Test("A single number keeps about four significant digits, rounded half away from zero.")
  func short() {
    #expect(
      [0.84213, 10, 1_234_567.86, 0.000_123_45, 99.995, -0.285, 1e-9].map { NumberText.short($0) } == [
        "0.8421", "10.0", "1,234,567.9", "0.0001235", "100.0", "-0.285", "1e-9",
      ])
  }

  @Test("Fixed decimals, percentages, counts and times read naturally.")
  func others() {
    #expect(NumberText.fixed(0.285, decimals: 2) == "0.29")
    #expect(NumberText.fixed(9.999, decimals: 2) == "10.00")
    #expect([0.2, 0.0123, 1, 0.999, 0.1234].map(NumberText.percent) == ["20%", "1.2%", "100%", "100%", "12%"])
    #expect(NumberText.count(1, "row") == "1 row")
    #expect(NumberText.count(10_000, "row") == "10,000 rows")
    #expect(NumberText.integer(.min) == "-9,223,372,036,854,775,808")
    #expect(
      [0.0004, 0.25, 3.14, 12, 200, 7500].map(NumberText.seconds) == [
        "0.4 ms", "250 ms", "3.1 s", "12 s", "3 min 20 s", "2 h 5 min",
      ])
  }

  @Test("A column of decimals is aligned at the point and invents no digits.")
  func column() {
    #expect(NumberText.column([0.98234, 0.5, 0.00012, nil, 1.0]) == ["0.9823 ", "0.5    ", "0.00012", nil, "1.0    "])
    #expect(NumberText.column([12345.678, 1.5]) == ["12,345.7", "1.5"])
    #expect(NumberText.column([9_500, 12_000]) == ["9,500", "12,000"])
    #expect(NumberText.column([2007, 2008]) == ["2007", "2008"])
    #expect(NumberText.column([1e300, 2.25]) == ["1e300", "2.25"])
  }
}
