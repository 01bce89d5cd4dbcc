import PseudoTerminal
import Testing

@Suite(.serialized)
struct PromptTests {
  private func start(width: Int = 60, height: Int = 12, _ environment: [String: String] = [:]) throws -> TerminalProcess {
    let process = try TerminalProcess(builtProgram("PromptProbe"), width: width, height: height, environment: environment)
    #expect(process.wait { $0.modes.contains("?2004") })
    return process
  }

  @Test("A line is read, its answer stands below, and the next prompt has the next number.")
  func oneLine() throws {
    let process = try start()
    process.type("1 + 2\r")
    #expect(process.wait(for: "mlops [2]>"))
    #expect(process.screen.rows == ["mlops [1]> 1 + 2", "1: 1 + 2", "mlops [2]>"])
    #expect(process.screen.column == 11)
    process.type("\u{4}")
    #expect(process.exitCode() == 0)
    #expect(process.isCooked)
    #expect(!process.screen.modes.contains("?2004"))
  }
}
