import Letters
import Testing

struct ThousandsTests {
  @Test(
    "Digits are grouped from the right, by three.",
    arguments: [
      (0, "0"), (999, "999"), (1_000, "1,000"), (-12_345, "-12,345"), (1_234_567, "1,234,567"),
      (Int.min, "-9,223,372,036,854,775,808"),
    ])
  func groups(value: Int, text: String) {
    #expect(Thousands.grouped(value) == text)
  }
}
