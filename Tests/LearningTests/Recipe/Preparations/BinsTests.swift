import Engines
import Frames
import Testing

@testable import Learning

/// Places of bins. The numbers are those of scikit-learn 1.9.1, `KBinsDiscretizer(4, encode="ordinal", strategy=…)`, with
/// linear quantiles.
struct BinsTests {
  private func places(_ by: String, _ values: [Double] = TargetEncodeTests.values) throws -> [Double] {
    try Fitted(
      [Preparation(.bins, column: "n", choice: .int(4), options: ["by": .text(by)])], [Fitted.numbers("n", values)]
    ).numbers()
  }

  @Test("Bins of as many rows and bins of one width are those of scikit-learn.")
  func bins() throws {
    #expect(try places("quantile") == [2, 1, 0, 3, 0, 2, 2, 3, 1, 2, 0, 1, 1, 3, 0, 0, 2, 3, 3, 1])
    #expect(try places("width") == [1, 1, 0, 2, 0, 1, 1, 3, 1, 2, 0, 1, 1, 3, 0, 0, 2, 2, 3, 1])
  }

  @Test("A missing number has no bin, or that of its fill; numbers beyond the ends are in the outer bins.")
  func ends() throws {
    #expect(try places("width", [0, 8, .nan])[2].isNaN)
    let filled = try Fitted(
      [
        Preparation(.impute, column: "n", choice: .int(8)),
        Preparation(.bins, column: "n", choice: .int(4), options: ["by": .text("width")]),
      ], [Fitted.numbers("n", [0, 8, .nan])])
    #expect(try filled.numbers() == [0, 3, 3])
    #expect(BinPlaces.place(-5, [1, 2]) == 0 && BinPlaces.place(9, [1, 2]) == 2 && BinPlaces.place(1, [1, 2]) == 1)
  }

  @Test("A wrong number of bins, an unknown way and texts are told.")
  func wrong() {
    for (choice, by) in [(1, "width"), (10, "magic")] {
      #expect(throws: Fault.self) {
        try Fitted(
          [Preparation(.bins, column: "n", choice: .int(choice), options: ["by": .text(by)])],
          [Fitted.numbers("n", [1, 2])])
      }
    }
    #expect(throws: Fault.self) {
      try Fitted([Preparation(.bins, column: "t")], [Fitted.texts("t", ["a"])])
    }
  }
}
