import Testing

@testable import Monitoring

@Suite struct ChiSquaredTestTests {
  @Test("It applies to texts, stands beside the index, and decides where it is asked to.")
  func decides() throws {
    #expect(DriftTest.beside(.categories) == .chiSquared)
    let before = DriftTests.texts("plan", [("a", 500), ("b", 500)])
    let now = DriftTests.texts("plan", [("a", 560), ("b", 440)])
    #expect(try !DriftTests.report(before, now).drifted)
    let row = try DriftTests.report(before, now, ["plan": .chiSquared])
    #expect(row.test == "chi_squared" && row.rule == "chi_squared p < 0.05" && row.drifted && row.psi < 0.2)
  }
}
