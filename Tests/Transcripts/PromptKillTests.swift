import Foundation
import PseudoTerminal
import Testing

/// `kill -9` of an interactive prompt at any moment: what it had shown as done is there afterwards.
@Suite(.serialized) struct PromptKillTests {
  static let rounds = ProcessInfo.processInfo.environment["MLOPS_SOAK"] == "1" ? 200 : 5

  @Test("A prompt killed at any moment loses no line that it ran and no version that it showed.")
  func prompts() throws {
    let folder = try Folder()
    var lines: Set<String> = []
    var shown: Set<Int> = []
    for round in 1...Self.rounds {
      let prompt = try TerminalProcess(Program.path, [], width: 150, height: 20, environment: folder.environment)
      try #require(prompt.wait(for: "[1]>", 30), "\(prompt.screen.text)")
      let setup = [
        "birds = load \"\(Program.root)/tutorials/data/penguins.csv\"",
        "model = birds | train .species, exclude: .year, seed: 1, with: gbm(n_estimators: 2)",
      ]
      for (number, line) in setup.enumerated() {
        prompt.type(line + "\r")
        try #require(prompt.wait(for: "[\(number + 2)]>", 30), "\(prompt.screen.text)")
        lines.insert(line)
      }
      let end = TerminalProcess.now + Double.random(in: 0.02...0.6)
      var turn = 0
      while TerminalProcess.now < end {
        turn += 1
        // Every third is a block of two lines, which is one entry of the history.
        let name = "\(round).\(turn)"
        let line =
          "v = promote(register(model, \"birds\", note: \"\(name)\"));"
          + (turn % 3 == 0 ? "\u{1B}\r" : " ") + "print(f\"kept\(name)={v.number};\")"
        prompt.type(line + "\r")
        let isShown = prompt.wait(max(0, end - TerminalProcess.now)) { screen in
          screen.rows.contains { $0.hasPrefix("kept\(name)=") }
        }
        guard isShown else { break }
        lines.insert(line.replacingOccurrences(of: "\u{1B}\r", with: "\n"))
      }
      prompt.signal(SIGKILL)
      #expect(prompt.exitCode() == 128 + SIGKILL)
      for row in prompt.screen.scrolled + prompt.screen.rows where row.hasPrefix("kept") && row.hasSuffix(";") {
        if let number = Int(row.dropLast().drop { $0 != "=" }.dropFirst()) { shown.insert(number) }
      }
    }
    try #require(!shown.isEmpty)

    let left = try Program.run(["-e", "print(versions(\"birds\") | collect | map(.version))"], in: folder)
    let numbers = Set(left.output.split { !$0.isNumber }.compactMap { Int($0) })
    #expect(shown.isSubset(of: numbers), "\(shown.subtracting(numbers).sorted()) are lost\n\(left.errors)")
    let promoted = try Program.run(["-e", "show(\"birds@production\").number"], in: folder)
    #expect((Int(promoted.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0) >= (shown.max() ?? 0))

    let history = try Data(contentsOf: URL(fileURLWithPath: folder.workspace + "/history.jsonl")).split(separator: 0x0A)
    let kept = try Set(
      history.map { line in
        try #require((JSONSerialization.jsonObject(with: line) as? [String: Any])?["text"] as? String)
      })
    #expect(lines.isSubset(of: kept), "\(lines.subtracting(kept)) are lost")
  }
}
