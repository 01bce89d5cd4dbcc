import Engines
import Frames
import Testing

@testable import Learning

/// Scales of numbers, and fills that are told. The numbers are those of scikit-learn 1.9.1, `RobustScaler` (centre 3.25, scale 4.875) and
/// `MinMaxScaler`.
struct ScaleTests {
  private func scaled(_ kind: Scalar?) throws -> [Double] {
    try Fitted(
      [Preparation(.scale, column: "n", choice: kind)], [Fitted.numbers("n", TargetEncodeTests.values)]
    ).numbers()
  }

  @Test("Robust and minmax scales are those of scikit-learn.")
  func scales() throws {
    #expect(try scaled(.text("robust")) == TargetEncodeTests.values.map { ($0 - 3.25) / 4.875 })
    let minmax = try scaled(.text("minmax"))
    #expect(zip(minmax, [0.42307692307692313, 0.25, 0, 0.6923076923076924]).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(try scaled(nil) == scaled(.text("standard")))
    #expect(throws: Fault.self) { try scaled(.text("tiny")) }
  }

  @Test("A fill may be told by a feature of its own.")
  func indicator() throws {
    let fitted = try Fitted(
      [Preparation(.impute, column: "n", choice: .text("mean"), options: ["indicator": .bool(true)])],
      [Fitted.numbers("n", [1, .nan, 3])])
    #expect(fitted.fitter.features.map(\.name) == ["n", "n.missing"])
    #expect(try fitted.numbers(0) == [1, 2, 3] && fitted.numbers(1) == [0, 1, 0])
  }
}
