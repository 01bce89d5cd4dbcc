import Foundation
import PseudoTerminal
import Testing

/// `view` in a pseudo terminal: the pager takes the screen and gives it back.
@Suite struct PagerTests {
  @Test("A long table is shown a page at a time, moves sideways, and the prompt goes on where it was.")
  func pages() throws {
    let folder = try Folder()
    var environment = folder.environment
    environment["PATH"] = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    environment["MLOPS_PAGER"] = "less -SR"
    let prompt = try TerminalProcess(Program.path, [], width: 60, height: 20, environment: environment)
    try #require(prompt.wait(for: "[1]>"), "\(prompt.screen.text)")
    prompt.type("loans = load \"\(Program.root)/tutorials/data/car_loans_history.csv\"\r")
    try #require(prompt.wait(for: "[2]>"), "\(prompt.screen.text)")
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
    prompt.type("1 + 41\r")
    #expect(prompt.wait { $0.rows.contains("42") }, "\(prompt.screen.text)")
    prompt.type("\u{4}")
    #expect(prompt.exitCode() == 0)
  }

  @Test("Where nobody can turn pages all rows are shown.")
  func pipe() throws {
    let shown = try Program.run(["-e", "t = frame(1..40 | map(i => {i: i}))\nview t"], in: Folder()).output
    #expect(shown.split(separator: "\n").count == 44 && shown.hasSuffix("40 rows × 1 column\n"))
  }
}
