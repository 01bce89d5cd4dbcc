import Foundation
import PseudoTerminal
import Testing

/// The prompt in a pseudo terminal: what is typed gives what a script gives.
@Suite(.serialized) struct PromptTests {
  private func start(_ folder: Folder, width: Int = 100, height: Int = 40) throws -> TerminalProcess {
    var environment = folder.environment
    environment["PATH"] = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try TerminalProcess(Program.path, [], width: width, height: height, environment: environment)
  }

  @Test("Statements typed one by one show what the same script shows.")
  func sameAsScript() throws {
    let lines = [
      "1 + 2 * 3", "xs = [3, 1, 2]", "xs | sort", "fn half(v) => v / 2", "half 5",
      "people = frame [{name: \"ada\", age: 36}, {name: \"bo\", age: 17}]", "people | filter .age > 18 | count",
      "mean(people.age)",
    ]
    let folder = try Folder()
    let script = try Program.run(["-e", lines.joined(separator: "\n")], in: folder).output
    let expected = script.split(separator: "\n").map(String.init)
    #expect(expected == ["7", "[1, 2, 3]", "2.5", "1", "26.5"])
    let prompt = try start(folder)
    try #require(prompt.wait(for: "[1]>"), "\(prompt.screen.text)")
    for (number, line) in lines.enumerated() {
      prompt.type(line + "\r")
      try #require(prompt.wait(for: "[\(number + 2)]>"), "\(line)\n\(prompt.screen.text)")
    }
    let shown = prompt.screen.rows.map { $0.trimmingCharacters(in: .whitespaces) }
    for line in expected { #expect(shown.contains(line), "\(line)\n\(prompt.screen.text)") }
    prompt.type("\u{4}")
    #expect(prompt.exitCode() == 0)
  }

  @Test("The first model typed at the prompt gives the answers of the script.")
  func firstModel() throws {
    let folder = try Folder()
    let text = try String(contentsOfFile: Program.root + "/tutorials/examples/first-model.mlops", encoding: .utf8)
    let data = Program.root + "/tutorials/data/penguins.csv"
    let lines = text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") && !$0.isEmpty }
      .map { $0.hasPrefix("param") ? "source = \"\(data)\"" : $0 }
    let prompt = try start(folder, width: 120, height: 60)
    try #require(prompt.wait(for: "[1]>"), "\(prompt.screen.text)")
    for (number, line) in lines.enumerated() {
      prompt.type(line + "\r")
      try #require(
        prompt.wait(30) { $0.rows.contains { $0.contains("[\(number + 2)]>") } }, "\(line)\n\(prompt.screen.text)")
    }
    prompt.type("answer.prediction\r")
    #expect(prompt.wait(for: "\"Gentoo\""), "\(prompt.screen.text)")
    prompt.type("\u{4}")
    #expect(prompt.exitCode() == 0)
  }

  @Test("A line that begins with | goes on with the one before, and Ctrl-C keeps the session.")
  func goingOn() throws {
    let prompt = try start(Folder())
    try #require(prompt.wait(for: "[1]>"), "\(prompt.screen.text)")
    prompt.type("[3, 1, 2]\r")
    #expect(prompt.wait(for: "[2]>"))
    prompt.type("| sort\r")
    #expect(prompt.wait(for: "[1, 2, 3]"), "\(prompt.screen.text)")
    prompt.type("kept = 41\r")
    #expect(prompt.wait(for: "[4]>"))
    prompt.type("while true { }\r")
    Thread.sleep(forTimeInterval: 0.5)
    prompt.type("\u{3}")
    #expect(prompt.wait(for: "interrupted"), "\(prompt.screen.text)")
    prompt.type("kept + 1\r")
    #expect(prompt.wait(for: "42"), "\(prompt.screen.text)")
    prompt.type("\u{4}")
    #expect(prompt.exitCode() == 0)
  }

  @Test("Ctrl-C while a model trains gives the prompt back with every variable.")
  func stopTraining() throws {
    let prompt = try start(Folder())
    try #require(prompt.wait(for: "[1]>"), "\(prompt.screen.text)")
    prompt.type("rows = load \"\(Program.root)/tutorials/data/adult_income.csv\"\r")
    #expect(prompt.wait(for: "[2]>", 20))
    prompt.type("model = rows | train .income, with: gbm(n_estimators: 100000, num_leaves: 500), seed: 1\r")
    #expect(prompt.wait(30) { $0.text.contains("training ") }, "\(prompt.screen.text)")
    let started = Date()
    prompt.type("\u{3}")
    // Stopped before its first round it was only interrupted; after that the best model so far is offered.
    #expect(prompt.wait(5) { $0.rows.last == "mlops [3]>" }, "\(prompt.screen.text)")
    #expect(Date().timeIntervalSince(started) < 2)
    #expect(prompt.screen.text.contains("error[V050]"), "\(prompt.screen.text)")
    prompt.type("count rows\r")
    #expect(prompt.wait(for: "10854", 20), "\(prompt.screen.text)")
    prompt.type("\u{4}")
    #expect(prompt.exitCode() == 0)
  }

  @Test("Help, completion and errors are there.")
  func help() throws {
    let prompt = try start(Folder())
    try #require(prompt.wait(for: "[1]>"), "\(prompt.screen.text)")
    prompt.type("?filter\r")
    #expect(prompt.wait(for: "Keep the rows or elements"), "\(prompt.screen.text)")
    prompt.type("people = frame [{salary_range: 1}]\r")
    #expect(prompt.wait(for: "[2]>"))
    prompt.type("people | filter .sal\t")
    #expect(prompt.wait(for: ".salary_range"), "\(prompt.screen.text)")
    prompt.type("\u{3}")
    Thread.sleep(forTimeInterval: 0.3)
    prompt.type("people | filter .salery > 1\r")
    #expect(prompt.wait(for: "did you mean `.salary_range`"), "\(prompt.screen.text)")
  }
}
