@testable import Language
import Testing

@Suite struct ModulesTests {
  @Test("A module runs once and is bound by its name.")
  func names() throws {
    let host = TestHost()
    host.modules = ["lib/features.mlops": "base = 10\nfn ratio(a, b) => a / b + base\nprint \"read\""]
    holds(
      #"""
      use "lib/features.mlops"
      features.ratio(1, 2)       #=> 10.5
      use "lib/features.mlops": ratio, base
      base = 1
      ratio(4, b: 2)             #=> 12.0
      features.base              #=> 10
      features.rato              #!> did you mean `ratio`
      use "lib/features.mlops": nothing    #!> no field `nothing`
      use "missing.mlops"        #!> no file `missing.mlops`
      """#, host: host)
    #expect(host.printed == ["read"])
  }

  @Test("Modules that use each other in a circle are an error that shows the circle.")
  func circle() throws {
    let host = TestHost()
    host.modules = ["a.mlops": "use \"b.mlops\"", "b.mlops": "use \"a.mlops\""]
    let problem = try #require(runProblem("use \"a.mlops\"", host: host))
    #expect(problem.message == "modules use each other in a circle: a.mlops → b.mlops → a.mlops")
  }

  @Test("An error inside a module points into the module.")
  func errors() throws {
    let host = TestHost()
    host.modules = ["m.mlops": "fn f() => 1 / 0", "bad.mlops": "x = lenght"]
    let problem = try #require(runProblem("use \"m.mlops\"\nm.f()", host: host))
    #expect(problem.source?.name == "m.mlops")
    #expect(runProblem("use \"bad.mlops\"", host: host)?.source?.name == "bad.mlops")
  }
}
