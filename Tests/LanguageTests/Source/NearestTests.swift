import Testing

@testable import Language

struct NearestTests {
  @Test(
    "Near names come first, at most three.",
    arguments: [
      ("agee", ["age", "name", "plan"], ["age"]), ("hole", ["part", "whole"], ["whole"]), ("Age", ["age"], ["age"]),
      ("salery", ["salary_range", "salary"], ["salary"]), ("nmae", ["name", "mean"], ["name"]), ("zzz", ["age"], []),
      ("car", ["car_value", "id"], ["car_value"]), ("x", ["a", "b"], []),
      ("col", ["col1", "col2", "col3", "col4"], ["col1", "col2", "col3"]),
    ])
  func near(typed: String, names: [String], expected: [String]) {
    #expect(Nearest.names(to: typed, among: names) == expected)
  }

  @Test("Exchanged neighbours are one slip.")
  func exchange() {
    #expect(Nearest.distance(Array("nmae".utf8), Array("name".utf8)) == 1)
    #expect(Nearest.distance(Array("kitten".utf8), Array("sitting".utf8)) == 3)
  }

  @Test("The hint lists what is near.")
  func hint() {
    #expect(Nearest.help("agee", among: ["age"], mark: ".") == "did you mean `.age`?")
    #expect(Nearest.help("zzz", among: ["age"]) == nil)
  }
}
