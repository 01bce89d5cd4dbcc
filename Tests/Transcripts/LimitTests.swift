import Foundation
import PseudoTerminal
import Testing

/// What a run may use up, with and without a sandbox.
@Suite struct LimitTests {
  struct Spent: Sendable, CustomTestStringConvertible {
    var flags: [String]
    var line: String
    var message: String
    var testDescription: String { flags.joined(separator: " ") + " " + line }
  }

  static let spent: [Spent] = [
    Spent(flags: ["--max-steps", "1000"], line: "while true { }", message: "the limit of 1000 steps"),
    Spent(
      flags: ["--max-steps", "1_000"], line: "for i in 1..600 { }; for i in 1..600 { }",
      message: "the limit of 1000 steps"),
    Spent(flags: ["--max-time", "300ms"], line: "while true { }", message: "the time limit of 300ms"),
    Spent(flags: ["--max-time", "1s"], line: "try { while true { } } catch p { 1 }", message: "the time limit of 1s"),
    Spent(
      flags: ["--max-time", "1s"],
      line: "sql \"select count(*) as n from range(100000000000) t(x) where hash(x) = 1\"",
      message: "the time limit of 1s"),
    Spent(
      flags: ["--sandbox", "--max-time", "1s"],
      line: "frame(1..200_000 | map(i => {x: i, y: i mod 7})) | train .y, seed: 1, with: gbm(n_estimators: 100_000)",
      message: "the time limit of 1s"),
    Spent(
      flags: ["--max-memory", "200MB"], line: "x = [1]; while true { x = [..x, ..x] }",
      message: "the memory limit of 200"),
    Spent(
      flags: ["--max-memory", "200MB"], line: "s = \"abcdefgh\"; while true { s = s + s }", message: "the memory limit"),
    Spent(
      flags: ["--sandbox", "--max-memory", "300MB"],
      line:
        "sql \"select x, x * 7 as y from range(20000000) t(x)\" | collect",
      message: "memory"),
    Spent(flags: ["--max-output", "1kB"], line: "for i in 1..10_000 { print i }", message: "the output limit of 1kB"),
    Spent(flags: ["--max-output", "10B"], line: "print \"0123456789\"", message: "the output limit of 10B"),
    Spent(
      flags: ["--max-output", "100B"], line: "frame(1..1000 | map(i => {x: i})) | save \"a.csv\";",
      message: "the output limit of 100B"),
  ]

  @Test("A limit that is used up ends the run with one error and code 1.", arguments: spent)
  func ends(_ spent: Spent) throws {
    let started = Date()
    let result = try Program.run(spent.flags + ["-e", spent.line], in: Folder())
    #expect(result.code == 1)
    #expect(result.errors.contains(spent.message), "\(result.errors)")
    #expect(result.errors.components(separatedBy: "error[").count == 2, "\(result.errors)")
    #expect(Date().timeIntervalSince(started) < 30)
    #expect(result.output.utf8.count <= 1_100)
  }

  @Test("What stays within its limits is as ever.")
  func holds() throws {
    let flags = ["--max-steps", "100_000", "--max-time", "1m", "--max-memory", "2GB", "--max-output", "1MB"]
    let result = try Program.run(["--sandbox"] + flags + ["-e", "for i in 1..3 { print i }"], in: Folder())
    #expect(result.output == "1\n2\n3\n" && result.code == 0, "\(result.errors)")
  }

  @Test("At the prompt each block has its limits anew, waiting costs nothing, and the session goes on.")
  func prompt() throws {
    let folder = try Folder()
    let flags = ["--max-time", "700ms", "--max-output", "200B", "--workspace", folder.workspace]
    let prompt = try TerminalProcess(Program.path, flags, width: 100, height: 30, environment: folder.environment)
    try #require(prompt.wait(for: "[1]>", 30), "\(prompt.screen.text)")
    usleep(3_500_000)
    prompt.type("x = 41\r")
    #expect(prompt.wait(for: "[2]>"), "\(prompt.screen.text)")
    prompt.type("while true { }\r")
    #expect(prompt.wait(for: "the time limit of 700ms is used up"), "\(prompt.screen.text)")
    prompt.type("for i in 1..300 { print i }\r")
    #expect(prompt.wait(for: "the output limit of 200B is used up"), "\(prompt.screen.text)")
    prompt.type("x + 1\r")
    #expect(prompt.wait { $0.rows.contains("42") }, "\(prompt.screen.text)")
    prompt.type("\u{4}")
  }

  @Test("The time that a person reads in the pager is not the run's.")
  func pager() throws {
    let folder = try Folder()
    let flags = ["--max-time", "1s", "--workspace", folder.workspace]
    let prompt = try TerminalProcess(Program.path, flags, width: 80, height: 12, environment: folder.environment)
    try #require(prompt.wait(for: "[1]>", 30), "\(prompt.screen.text)")
    prompt.type("view((1..100) | map(x => x))\r")
    try #require(prompt.wait(for: "1–11 of 101 lines"), "\(prompt.screen.text)")
    usleep(4_000_000)
    prompt.type("q")
    #expect(prompt.wait { $0.rows.last == "mlops [2]>" }, "\(prompt.screen.text)")
    #expect(!prompt.screen.text.contains("limit"), "\(prompt.screen.text)")
    prompt.type("while true { }\r")
    #expect(prompt.wait(for: "the time limit of 1s is used up"), "\(prompt.screen.text)")
    prompt.type("\u{4}")
    #expect(prompt.exitCode() == 0)
  }

  @Test(
    "A bound that cannot be is a clear error with code 2.",
    arguments: [
      (["--sandbox=off"], "does not take any value"), (["--max-time", "0"], "no time above 0"),
      (["--max-time", "0s"], "no time above 0"), (["--max-time", "soon"], "no time above 0"),
      (["--max-time", "1mo"], "no time above 0"), (["--max-memory", "5XB"], "did you mean `5"),
      (["--max-memory", "1MB"], "50MB or more"), (["--max-memory", "0"], "no size above 0"),
      (["--max-output", "3mb"], "did you mean `3MB`?"), (["--max-output", "1e999"], "no unit of size"),
      (["--max-output", "99999999999TB"], "no size above 0"), (["--max-steps", "many"], "no count above 0"),
      (["--max-steps", "0"], "no count above 0"), (["--project", "."], "add --sandbox"),
      (["--sandbox", "--project", "missing"], "no folder `missing`"), (["--max-time"], "Missing value"),
      (["--sanbox"], "--sandbox"), (["--max-mem", "1GB"], "--max-memory"),
    ])
  func wrong(_ flags: [String], _ message: String) throws {
    let result = try Program.run(flags + ["-e", "1"], in: Folder())
    #expect(result.code == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
  }
}
