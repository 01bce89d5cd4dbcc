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

  @Test("A slip in the beginning of a longer name finds it.")
  func beginnings() {
    #expect(Nearest.to("salery", in: ["id", "repaid", "salary_range", "car_value"]) == "salary_range")
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

  @Test("A help line asks for the near name and lists the others.")
  func help() {
    let names = ["cars", "loans"]
    #expect(Nearest.help(for: "lons", in: names, called: "models") == "did you mean `loans`?  (models: cars, loans)")
    #expect(Nearest.help(for: "xyz", in: names, called: "models") == "(models: cars, loans)")
    let column = Nearest.help(for: "car", in: names, called: "columns") { "." + $0 }
    #expect(column == "did you mean `.cars`?  (columns: cars, loans)")
  }
}
