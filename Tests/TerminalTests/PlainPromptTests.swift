import Glibc
import PseudoTerminal
import Testing

@testable import Terminal

struct PlainPromptTests {
  /// What the probe writes for an input that comes through a pipe, and its exit code.
  private func run(_ input: String) throws -> (output: String, code: Int32?) {
    let folder = "/tmp/mlops-plain-\(getpid())-\(UInt32.random(in: 0...(.max)))"
    let file = open(folder, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let bytes = Array(input.utf8)
    write(file, bytes, bytes.count)
    close(file)
    defer { unlink(folder) }
    let command = "cat \(folder) | \(builtProgram("PromptProbe")) | cat; exit ${PIPESTATUS[1]}"
    let shell = try TerminalProcess("/bin/bash", ["-c", command], width: 70, height: 20)
    let code = shell.exitCode()
    return (shell.screen.text, code)
  }

  @Test("A pipe is read in blocks without prompts, colours or painting.")
  func pipe() throws {
    let result = try run("1 + 1\n\nfn f() {\n  2\n}\nx\n  # between\n  | y\nlast")
    #expect(result.output == "1: 1 + 1\n2: fn f() {⏎  2⏎}\n3: x⏎  # between⏎  | y\n4: last")
    #expect(result.code == 0)
  }

  @Test("The first failure in a pipe ends it with 1, and a code that the session gives is kept.")
  func failing() throws {
    #expect(try run("1\nfail\n2\n") == ("1: 1\nfailed", 1))
    #expect(try run("leave 7\n1\n") == ("", 7))
  }

  @Test("A dumb terminal gets a plain prompt.")
  func dumb() throws {
    let process = try TerminalProcess(builtProgram("PromptProbe"), environment: ["TERM": "dumb"])
    #expect(process.wait(for: "mlops [1]>"))
    process.type("[1,\n")
    #expect(process.wait(for: "...>"))
    process.type("2]\n")
    #expect(process.wait { $0.rows == ["mlops [1]> [1,", "...> 2]", "1: [1,⏎2]", "mlops [2]>"] })
    process.type("half")
    #expect(process.wait(for: "half"))
    process.type("\u{3}")
    #expect(process.wait { $0.rows.last == "mlops [2]>" })
    process.type("\u{4}")
    #expect(process.exitCode() == 0)
  }

  @Test("Progress is drawn in its place on a terminal and taken away.")
  func progress() throws {
    let process = try TerminalProcess(builtProgram("PromptProbe"))
    #expect(process.wait { $0.modes.contains("?2004") })
    process.type("progress\r")
    #expect(process.wait(for: "step 1"))
    #expect(process.wait { $0.rows == ["mlops [1]> progress", "between", "step 3"] })
    #expect(process.wait { $0.rows == ["mlops [1]> progress", "between", "trained", "mlops [2]>"] })
    #expect(try run("progress\n") == ("between\ntrained", 0))
  }
}
