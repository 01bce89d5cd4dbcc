import Foundation
import PseudoTerminal
import Testing

/// What a person sees while typing at the prompt of the program itself, with the session behind it.
@Suite(.serialized) struct PromptEditingTests {
  private func start(_ folder: Folder, colors: Bool = true, width: Int = 100, height: Int = 24) throws
    -> TerminalProcess
  {
    var environment = folder.environment
    environment["PATH"] = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    if colors { environment["NO_COLOR"] = "" }
    let prompt = try TerminalProcess(Program.path, [], width: width, height: height, environment: environment)
    try #require(prompt.wait(for: "[1]>", 30), "\(prompt.screen.text)")
    return prompt
  }

  @Test("Verbs, columns and texts are coloured, and the rest of a column is suggested and taken with the right arrow.")
  func coloursAndGhosts() throws {
    let prompt = try start(Folder())
    prompt.type("people = frame [{salary_range: \"low\", salary_usd: 12}]\r")
    #expect(prompt.wait(for: "[2]>"))
    prompt.type("filter people, .salary_u")
    #expect(
      prompt.wait { $0.rows.last == "mlops [2]> filter people, .salary_usd" || $0.text.contains(".salary_usd") },
      "\(prompt.screen.text)")
    #expect(prompt.screen.style(of: "filter people") == "34")
    #expect(prompt.screen.style(of: ".salary_usd") == "33")
    #expect(prompt.wait { $0.style(of: "sd") == "2" })
    prompt.type("\u{1B}[C > 1\r")
    #expect(prompt.wait(for: "1 row"), "\(prompt.screen.text)")
    #expect(prompt.screen.unknown.isEmpty)
  }

  @Test("The menu shows columns with their types and examples, choices of arguments, and models with their aliases.")
  func menu() throws {
    let folder = try Folder()
    let prompt = try start(folder, colors: false)
    let setup = [
      "people = frame [{salary_range: \"low\", salary_usd: 12, sick: true}, {salary_range: \"high\", salary_usd: 30, sick: false}]",
      "model = people | train .sick, seed: 1, with: gbm(n_estimators: 1)", "promote (register model, \"birds\");",
    ]
    for (number, line) in setup.enumerated() {
      prompt.type(line + "\r")
      try #require(prompt.wait(for: "[\(number + 2)]>", 20), "\(prompt.screen.text)")
    }
    prompt.type("people | filter .sal\t")
    // The first look at a frame's values may come after the menu; the next letter shows them.
    _ = prompt.wait(for: "salary_usd")
    prompt.type("u\u{7F}")
    #expect(
      prompt.wait { screen in
        screen.rows.contains { $0.contains("salary_range") && $0.contains("text  such as \"low\"") }
          && screen.rows.contains { $0.contains("salary_usd") && $0.contains("int  such as 12") }
      }, "\(prompt.screen.text)")
    prompt.type("\u{1B}\u{3}")
    #expect(prompt.wait { $0.rows.last == "mlops [4]>" })
    prompt.type("people | join people, on: .sick, kind: \"in\t")
    #expect(prompt.wait(for: "kind: \"inner\""), "\(prompt.screen.text)")
    // Ctrl-C drops what was typed ahead.
    prompt.type("\u{3}")
    #expect(prompt.wait { $0.rows.last == "mlops [4]>" })
    prompt.type("deploy \"bir\t")
    #expect(
      prompt.wait { $0.text.contains("birds@production") && $0.text.contains("birds@1") }, "\(prompt.screen.text)")
    prompt.type("\u{3}")
    #expect(prompt.wait { $0.rows.last == "mlops [4]>" })
    prompt.type("%wh\t")
    #expect(prompt.wait { $0.rows.last?.hasPrefix("mlops [4]> %who") ?? false }, "\(prompt.screen.text)")
    prompt.type("\u{3}")
    #expect(prompt.wait { $0.rows.last == "mlops [4]>" })
    prompt.type("%run s\t")
    #expect(prompt.wait { $0.rows.last?.hasPrefix("mlops [4]> %run stale") ?? false }, "\(prompt.screen.text)")
    prompt.type("\u{3}")
  }

  @Test("What was typed is a frame, in this session and the next, also from sessions side by side.")
  func inputs() throws {
    let folder = try Folder()
    let first = try start(folder, colors: false)
    let second = try start(folder, colors: false)
    first.type("one = 1\r")
    #expect(first.wait(for: "[2]>"))
    second.type("two = 2\r")
    #expect(second.wait(for: "[2]>"))
    first.type("inputs() | filter contains(.input, \" = \") | collect | map(.input)\r")
    #expect(first.wait(for: "[\"one = 1\", \"two = 2\""), "\(first.screen.text)")
    first.type("\u{4}")
    let script = try Program.run(["-e", "inputs() | count"], in: folder)
    #expect(script.output == "3\n", "\(script.errors)")
  }

  @Test("What another session does to the registry appears above the line being typed.")
  func news() throws {
    let folder = try Folder()
    let setup = """
      rows = frame [{x: 1.0, y: 0}, {x: 2.0, y: 1}, {x: 3.0, y: 0}, {x: 4.0, y: 1}]
      model = rows | train .y, seed: 1, with: gbm(n_estimators: 1)
      version = register model, "birds"
      """
    _ = try Program.run(["-e", setup], in: folder)
    let prompt = try start(folder, colors: false)
    prompt.type("half(a,\r  li")
    #expect(prompt.wait(for: "  li"))
    Thread.sleep(forTimeInterval: 1.2)
    let promoted = try Program.run(["-e", "promote(\"birds@1\");"], in: folder)
    #expect(promoted.code == 0, "\(promoted.errors)")
    #expect(prompt.wait { $0.text.contains("promote birds@production (to 1)") }, "\(prompt.screen.text)")
    let rows = prompt.screen.rows
    #expect(rows.last?.hasSuffix("...>   li") == true && rows.dropLast().last == "mlops [1]> half(a,", "\(rows)")
    prompt.type("\u{3}")
    #expect(prompt.wait { $0.rows.last == "mlops [1]>" })
    prompt.type("1 + 1\r")
    #expect(prompt.wait(for: "2"), "\(prompt.screen.text)")
  }
}
