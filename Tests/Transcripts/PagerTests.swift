import Foundation
import PseudoTerminal
import Testing

/// Long texts in a pseudo terminal: the pager takes the screen and gives it back.
@Suite(.serialized) struct PagerTests {
  private func start(_ more: [String: String] = [:], width: Int = 60, height: Int = 20) throws -> TerminalProcess {
    let folder = try Folder()
    var environment = folder.environment
    environment["PATH"] = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    environment.merge(more) { $1 }
    let prompt = try TerminalProcess(Program.path, [], width: width, height: height, environment: environment)
    try #require(prompt.wait(for: "[1]>", 20), "\(prompt.screen.text)")
    return prompt
  }

  private func load(_ prompt: TerminalProcess) throws {
    prompt.type("loans = load \"\(Program.root)/tutorials/data/car_loans_history.csv\"\r")
    try #require(prompt.wait(for: "[2]>", 20), "\(prompt.screen.text)")
  }

  @Test("A long table moves a page at a time and sideways with its header in sight, and texts in it are found.")
  func table() throws {
    let prompt = try start()
    try load(prompt)
    prompt.type("view loans\r")
    try #require(prompt.wait(for: "1–16 of 10,00", 20), "\(prompt.screen.text)")
    #expect(prompt.screen.modes.contains("?1049"))
    #expect(prompt.screen.rows[0].hasPrefix("    id  timestamp") && prompt.screen.rows.count == 20)
    let names = prompt.screen.rows[0]
    prompt.type(" ")
    #expect(prompt.wait { $0.text.contains("17–32 of") && $0.rows[0] == names }, "\(prompt.screen.text)")
    prompt.type("G")
    #expect(
      prompt.wait { $0.text.contains("10,000 rows × 10 columns") && $0.rows[0] == names }, "\(prompt.screen.text)")
    prompt.type("g\u{1B}OC")
    #expect(prompt.wait { $0.rows[0] != names && $0.text.contains("columns 31–90") }, "\(prompt.screen.text)")
    prompt.type("0/42,202\r")
    #expect(
      prompt.wait { $0.rows.count > 4 && $0.rows[3].contains("42,202") && $0.text.contains("3–18 of") },
      "\(prompt.screen.text)")
    prompt.type("q")
    // What was seen last stays above the prompt.
    try #require(prompt.wait { $0.rows.last == "mlops [3]>" && !$0.modes.contains("?1049") }, "\(prompt.screen.text)")
    #expect(prompt.screen.text.contains("42,202"))
    prompt.type("1 + 41\r")
    #expect(prompt.wait { $0.rows.contains("42") }, "\(prompt.screen.text)")
    prompt.type("view loans\r")
    #expect(prompt.wait(for: "1–16 of"))
    prompt.resize(width: 60, height: 12)
    #expect(prompt.wait(for: "1–8 of"), "\(prompt.screen.text)")
    prompt.type("\u{3}")
    try #require(prompt.wait { $0.rows.last == "mlops [5]>" }, "\(prompt.screen.text)")
    prompt.type("\u{4}")
    #expect(prompt.exitCode() == 0)
    #expect(prompt.screen.unknown.isEmpty, "\(prompt.screen.unknown)")
  }

  @Test("Help that is longer than the window is paged by itself, and lists and records where they are viewed.")
  func others() throws {
    let prompt = try start()
    prompt.type("?plot\r")
    #expect(prompt.wait(for: "q leaves"), "\(prompt.screen.text)")
    prompt.type("q")
    #expect(prompt.wait { $0.rows.last == "mlops [1]>" }, "\(prompt.screen.text)")
    prompt.type("view((1..100) | map(x => f\"row {x}\"))\r")
    #expect(
      prompt.wait { $0.text.contains(" [0] \"row 1\"") && $0.text.contains("1–19 of 101 lines") },
      "\(prompt.screen.text)")
    prompt.type("q")
    #expect(prompt.wait { $0.rows.last == "mlops [2]>" }, "\(prompt.screen.text)")
    prompt.type("view {a: 1, b: \"x\"}\r")
    #expect(prompt.wait { $0.rows.suffix(3) == ["a  1", "b  \"x\"", "mlops [3]>"] }, "\(prompt.screen.text)")
  }

  @Test("The user's own pager is taken where one is named, and what was shown by it moves sideways.")
  func own() throws {
    let prompt = try start(["MLOPS_PAGER": "less -SR"])
    try load(prompt)
    prompt.type("view loans\r")
    try #require(prompt.wait { $0.rows.last?.hasPrefix(":") == true }, "\(prompt.screen.text)")
    #expect(prompt.screen.text.contains("39,811"), "\(prompt.screen.text)")
    prompt.type("G")
    #expect(prompt.wait(for: "10,000 rows × 10 columns"), "\(prompt.screen.text)")
    // What a terminal sends for the right arrow once less has asked for its application keys.
    prompt.type("\u{1B}OC")
    #expect(prompt.wait { screen in !screen.rows.contains { $0.hasPrefix("49,910") } }, "\(prompt.screen.text)")
    prompt.type("q")
    try #require(prompt.wait(for: "[3]>"), "\(prompt.screen.text)")
  }

  @Test("Ctrl-C in the user's own pager is the pager's, however often, and the prompt goes on.")
  func interrupted() throws {
    let prompt = try start(["MLOPS_PAGER": "less"])
    try load(prompt)
    prompt.type("view loans\r")
    try #require(prompt.wait { $0.rows.last?.hasPrefix(":") == true }, "\(prompt.screen.text)")
    for _ in 0..<3 {
      prompt.type("\u{3}")
      usleep(400_000)
    }
    prompt.type("q")
    try #require(prompt.wait { $0.rows.last == "mlops [3]>" }, "\(prompt.screen.text)")
    prompt.type("1 + 41\r")
    #expect(prompt.wait { $0.rows.contains("42") }, "\(prompt.screen.text)")
  }

  @Test("PAGER's less, which many systems set for everybody, is no choice; MLOPS_PAGER's and the settings' are.")
  func chosen() throws {
    let prompt = try start(["PAGER": "less"])
    prompt.type("view((1..100) | map(x => x))\r")
    #expect(prompt.wait(for: "q leaves"), "\(prompt.screen.text)")
    prompt.type("q")
    let own = try start(["MLOPS_PAGER": "cat"])
    own.type("view((1..100) | map(x => x))\r")
    #expect(own.wait { $0.rows.suffix(2) == ["100 elements", "mlops [2]>"] }, "\(own.screen.text)")
  }

  @Test("Ctrl-C while a long table is laid out gives the prompt back, and no pager opens.")
  func layingOut() throws {
    let prompt = try start(height: 10)
    prompt.type("wide = sql \"select * from range(600000) a(i), (select * from range(1)) b\"\r")
    try #require(prompt.wait(for: "[2]>", 20), "\(prompt.screen.text)")
    prompt.type("view wide, rows: 600000\r")
    try #require(prompt.wait(for: "laying out", 30), "\(prompt.screen.text)")
    prompt.type("\u{3}")
    try #require(prompt.wait(2) { $0.rows.last == "mlops [3]>" }, "\(prompt.screen.text)")
    #expect(prompt.screen.text.contains("interrupted while laying out"), "\(prompt.screen.text)")
    #expect(!prompt.screen.modes.contains("?1049"))
  }

  @Test("Where nobody can turn pages all rows are shown.")
  func pipe() throws {
    let shown = try Program.run(["-e", "t = frame(1..40 | map(i => {i: i}))\nview t"], in: Folder()).output
    #expect(shown.split(separator: "\n").count == 44 && shown.hasSuffix("40 rows × 1 column\n"))
  }
}
