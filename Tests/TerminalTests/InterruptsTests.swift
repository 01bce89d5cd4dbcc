import Glibc
import PseudoTerminal
import Testing

/// Signals in a pseudo terminal.
@Suite(.serialized)
struct InterruptsTests {
  private func start(_ program: String? = nil, _ arguments: [String] = []) throws -> TerminalProcess {
    try TerminalProcess(program ?? builtProgram("PromptProbe"), arguments, width: 60, height: 12)
  }

  @Test("Ctrl-C stops the work, keeps the session and gives the prompt back within 100 ms.")
  func stopping() throws {
    let process = try start()
    process.type("sleep\r")
    #expect(process.wait(for: "sleeping"))
    let began = TerminalProcess.now
    process.type("\u{3}")
    #expect(process.wait { $0.rows.last == "mlops [2]>" })
    #expect(TerminalProcess.now - began < 0.1 + 0.05)
    process.type("1\r")
    #expect(process.wait(for: "2: 1"))
  }

  @Test("A second Ctrl-C ends work that does not listen, hard, with 130.")
  func hard() throws {
    let process = try start()
    process.type("stubborn\r")
    #expect(process.wait(for: "deaf"))
    process.type("\u{3}")
    usleep(50_000)
    process.type("\u{3}")
    usleep(400_000)
    #expect(process.exitCode(0.2) == nil)
    #expect(process.wait(for: "stopping; Ctrl-C again ends mlops at once"))
    process.type("\u{3}")
    #expect(process.exitCode() == 130)
    #expect(process.screen.text.contains("stopped hard"))
  }

  @Test("A signal that ends the process leaves the terminal as it was.", arguments: [SIGTERM, SIGHUP])
  func ending(signal: Int32) throws {
    let process = try start()
    #expect(process.wait { $0.modes.contains("?2004") })
    #expect(process.wait { _ in !process.isCooked })
    process.signal(signal)
    #expect(process.exitCode() == 128 + signal)
    #expect(process.isCooked)
    #expect(!process.screen.modes.contains("?2004"))
  }

  @Test("A process that ends itself under a pager leaves the terminal as it was.")
  func endingItself() throws {
    let process = try start()
    process.type("page\r")
    #expect(process.wait { $0.modes.contains("?1049") && $0.text.contains("1–11 of 100 lines") })
    #expect(!process.isCooked)
    #expect(process.exitCode() == 3)
    #expect(process.isCooked)
    #expect(!process.screen.modes.contains("?1049"))
  }

  @Test("Ctrl-C is the external editor's, from before it begins until after it has ended.")
  func editor() throws {
    let process = try startedProbe(["EDITOR": "sleep 0.02; true"])
    for _ in 0..<20 {
      process.type("\u{18}\u{5}")
      for _ in 0..<150 {
        process.signal(SIGINT)
        usleep(400)
      }
    }
    usleep(300_000)
    process.type("leave 7\r")
    #expect(process.exitCode() == 7, "\(process.screen.text)")
  }

  @Test("Ctrl-C right behind other keys is heard at once, though the terminal drops them.")
  func behindKeys() throws {
    let process = try startedProbe(width: 40)
    for turn in 1...400 {
      process.type(String(repeating: "ab", count: turn % 20))
      // The moment in which a key was seen and not yet read comes sooner or later.
      usleep(UInt32(turn * 37 % 1_000))
      process.type("x")
      process.type("\u{3}")
      try #require(
        process.wait(3) { $0.rows.last == "mlops [1]>" && $0.column == 11 }, "\(turn): \(process.screen.text)")
    }
  }

  @Test("Ctrl-C in the middle of a paste drops all of it: what still comes is not run.")
  func paste() throws {
    let process = try startedProbe()
    process.type("\u{1B}[200~a = 1\r")
    usleep(100_000)
    process.signal(SIGINT)
    process.type("leave 9\rleave 9\r\u{1B}[201~")
    usleep(200_000)
    process.type("x\r")
    #expect(process.wait(for: "1: x"), "\(process.screen.text)")
    process.type("\u{4}")
    #expect(process.exitCode() == 0)
  }

  @Test("Ctrl-Z gives the terminal back to the shell, and the line is there again afterwards.")
  func suspending() throws {
    let shell = try start("/bin/bash", ["--norc", "--noprofile", "-i"])
    shell.type("PS1='$ '; clear\n" + builtProgram("PromptProbe") + "\n")
    #expect(shell.wait(for: "mlops [1]>"))
    shell.type("half a li")
    #expect(shell.wait(for: "half a li"))
    shell.type("\u{1A}")
    #expect(shell.wait(for: "Stopped"))
    #expect(!shell.screen.modes.contains("?2004") || shell.wait { $0.rows.last == "$" })
    shell.type("fg\n")
    #expect(shell.wait { $0.rows.last == "mlops [1]> half a li" })
    shell.type("ne\r")
    #expect(shell.wait(for: "1: half a line"))
    shell.type("\u{4}")
    #expect(shell.wait { $0.rows.last == "$" })
    shell.type("exit\n")
    #expect(shell.exitCode() != nil)
  }
}
