import Frames
import Testing

@testable import Learning

struct FrequencyEncodeTests {
  @Test("A text is the share of the rows that hold it, missing ones too, and 0 where none does.")
  func shares() throws {
    let fitted = try Fitted(
      [Preparation(.frequencyEncode, column: "t")], [Fitted.texts("t", ["a", "b", "a", nil, "a"])])
    #expect(try fitted.numbers() == [0.6, 0.2, 0.6, 0.2, 0.6])
    var isUnseen = false
    #expect(RowEncoder(fitted.fitter.features[0].encoding).number(.text("z"), isUnseen: &isUnseen) == 0)
    #expect(isUnseen)
    let filled = try Fitted(
      [
        Preparation(.impute, column: "t", choice: .text("most_frequent")),
        Preparation(.frequencyEncode, column: "t"),
      ], [Fitted.texts("t", ["a", "b", "a", nil, "a"])])
    #expect(try filled.numbers() == [0.8, 0.2, 0.8, 0.8, 0.8])
  }
}
