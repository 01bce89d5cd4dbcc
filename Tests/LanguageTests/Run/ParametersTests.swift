@testable import Language
import Testing

@Suite struct ParametersTests {
  private let text = """
    param source: file = "data.csv"
    param floor = 0.8
    param cut: date
    param wait: duration = 1h
    param dry: flag = false
    [source, floor, cut, wait, dry]
    """

  @Test("Parameters take their values from the command line, typed, else their defaults.")
  func values() throws {
    let host = TestHost()
    #expect(runProblem(text, host: host) { $0.parameterTexts = ["cut": "2024-01-31", "floor": "90%"] } == nil)
    #expect(host.shown == ["[\"test.mlops/data.csv\", 0.9, 2024-01-31, 1h, false]"])
    let other = TestHost()
    let given = ["source": "may.csv", "cut": "2024-02-01", "dry": "true", "wait": "30m"]
    #expect(runProblem(text, host: other) { $0.parameterTexts = given } == nil)
    #expect(other.shown == ["[\"here/may.csv\", 0.8, 2024-02-01, 30m, true]"])
  }

  @Test("A missing or unreadable value is an error that says what to write.")
  func errors() {
    #expect(runProblem(text)?.message == "the parameter `cut` must be given")
    #expect(runProblem(text) { $0.parameterTexts = ["cut": "May"] }?.message == "`--cut May` is no date")
    #expect(runProblem("param x: banana = 1")?.message == "a parameter has no type `banana`")
  }

  @Test("A script's parameters are listed with their types and defaults.")
  func listing() throws {
    let script = try Parser.script(Source(name: "test.mlops", text: text))
    let list = Interpreter(host: TestHost()).parameters(of: script)
    #expect(list.map(\.name) == ["source", "floor", "cut", "wait", "dry"])
    #expect(list.map(\.type) == ["file", "number", "date", "duration", "flag"])
    #expect(list.map(\.defaultText) == ["\"data.csv\"", "0.8", nil, "1h", "false"])
  }
}
