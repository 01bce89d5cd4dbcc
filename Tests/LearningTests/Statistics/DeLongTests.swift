import Testing

@testable import Learning

@Suite struct DeLongTests {
  @Test("The area is that of the ROC curve, ties counting half.")
  func area() throws {
    let found = try #require(DeLong(PairedTestTests.first))
    #expect(abs(found.area - 0.7284726587052168) < 1e-12)
  }
}
