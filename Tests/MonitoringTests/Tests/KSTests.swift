import Engines
import Testing

@testable import Monitoring

@Suite struct KSTests {
  @Test("It applies to numbers, stands beside the index, and decides where it is asked to.")
  func decides() throws {
    #expect(DriftTest.beside(.numbers) == .ks)
    let row = try DriftTests.report(DriftTests.before, DriftTests.now, ["v": .ks])
    #expect(row.test == "ks" && row.rule == "ks p < 0.05" && row.drifted)
    let strict = try DriftTests.report(DriftTests.before, DriftTests.now, ["v": .ks.at(1e-9)])
    #expect(!strict.drifted && strict.p == row.p)
  }

  @Test("Texts have no such distance.")
  func refuses() throws {
    let plan = DriftTests.texts("plan", [("a", 5), ("b", 5)])
    let problem = try #require(throws: Fault.self) { try DriftTests.report(plan, plan, ["plan": .ks]) }
    #expect(problem.code == "M005" && problem.help == "use chi_squared or psi")
  }
}
