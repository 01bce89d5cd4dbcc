import Testing

@testable import Monitoring

@Suite struct PSITests {
  @Test("It applies to columns of both kinds, and decides above 0.2.")
  func decides() throws {
    #expect(DriftTest.psi.kinds == ColumnComparison.Kind.allCases && DriftTest.psi.rule == "psi > 0.2")
    #expect(DriftTest.psi.isDrift(.init(statistic: 0.21)) && !DriftTest.psi.isDrift(.init(statistic: 0.2)))
    #expect(!DriftTest.psi.isDrift(nil) && !DriftTest.psi.at(0.5).isDrift(.init(statistic: 0.4)))
  }

  @Test("Half the rows in another bin are the index of that half.")
  func finds() throws {
    let row = try DriftTests.report(
      DriftTests.texts("v", [("a", 80), ("b", 20)]), DriftTests.texts("v", [("a", 40), ("b", 60)]))
    // 0.4 · ln 2 + 0.4 · ln 3
    #expect(abs(row.psi - 0.7167037876912219) < 1e-12 && row.rule == "psi > 0.2" && row.drifted)
  }
}
