import Testing

@testable import Engines

@Suite struct NearestTests {
  @Test(
    "A slip of the pen finds the name that was meant.",
    arguments: [
      ("salery", "salary"), ("lons", "loans"), ("Loans", "loans"), ("laons", "loans"), ("producton", "production"),
    ])
  func slips(word: String, name: String) {
    #expect(Nearest.to(word, in: ["id", "salary", "loans", "production"]) == name)
  }

  @Test("A name that is far from all is near to none.")
  func far() {
    #expect(Nearest.to("banana", in: ["id", "salary", "loans"]) == nil)
    #expect(Nearest.to("x", in: []) == nil)
    #expect(Nearest.to("", in: ["abc"]) == nil)
  }

  @Test("A list of names ends with an ellipsis where it was cut.")
  func lists() {
    #expect(Nearest.list(["a", "b"]) == "a, b")
    #expect(Nearest.list(["a", "b", "c"], most: 2) == "a, b, …")
  }
}
