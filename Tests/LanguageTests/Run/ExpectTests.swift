@testable import Language
import Testing

@Suite struct ExpectTests {
  @Test("A failed expect tells the values of the sub-expressions.")
  func parts() throws {
    let problem = try #require(
      runProblem("report = {auc: 0.78, n: 10}\nexpect report.auc >= 0.80 and report.n > 3, \"weak model\""))
    #expect(problem.message == "expected report.auc >= 0.80 and report.n > 3: weak model")
    #expect(problem.notes == ["report.auc = 0.78"])
    #expect(problem.pointedAt == "report.auc >= 0.80 and report.n > 3")
  }

  @Test("Every part that was computed is told, calls and names too.")
  func kinds() throws {
    let problem = try #require(runProblem("xs = [1, 2]\nk = 3\nexpect length(xs) + 1 == k * 2 or xs[0] > k"))
    #expect(problem.notes == ["length(xs) = 2", "k = 3", "xs[0] = 1"])
    #expect(runProblem("expect not false") == nil)
    #expect(runProblem("expect 1")?.code == "R020")
  }

  @Test("An expect inside a function tells its local values.")
  func local() throws {
    let problem = try #require(runProblem("fn f(x) { expect x > 1; return x }\nf(2)\nf(0)"))
    #expect(problem.notes == ["x = 0", "in `f`, called at test.mlops:3"])
  }

  @Test("A test runs only when tests are asked for, with variables of its own.")
  func tests() throws {
    let text = "x = 1\ntest \"adds\" { x = 2; expect x == 3 }"
    #expect(runProblem(text) == nil)
    let problem = try #require(runProblem(text) { $0.isTesting = true })
    #expect(problem.notes == ["x = 2"])
    #expect(runProblem("x = 1\ntest \"own\" { x = 2; expect x == 2 }\nexpect x == 1") { $0.isTesting = true } == nil)
  }
}
