import PseudoTerminal
import Testing

/// A prompt with a toy session in a pseudo terminal, ready to be typed at.
func startedProbe(
  width: Int = 60, height: Int = 12, _ environment: [String: String] = [:]
) throws -> TerminalProcess {
  let process = try TerminalProcess(builtProgram("PromptProbe"), width: width, height: height, environment: environment)
  #expect(process.wait { $0.modes.contains("?2004") })
  return process
}

/// Waits until the screen shows exactly these rows.
func shows(_ process: TerminalProcess, _ rows: [String], _ location: SourceLocation = #_sourceLocation) {
  if process.wait(5, until: { $0.rows == rows }) { return }
  #expect(process.screen.rows == rows, sourceLocation: location)
}
