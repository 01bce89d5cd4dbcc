import Foundation
import PseudoTerminal
import Testing

/// The settings of the prompt, as they are seen.
@Suite(.serialized) struct ConfigTests {
  private func folder(_ settings: String) throws -> Folder {
    let folder = try Folder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/.config/mlops", withIntermediateDirectories: true)
    try folder.write(".config/mlops/config.mlops", settings)
    return folder
  }

  private func start(_ folder: Folder, waitFor text: String, _ more: [String: String] = [:]) throws -> TerminalProcess {
    var environment = folder.environment.merging(more) { $1 }
    environment["PATH"] = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    environment["NO_COLOR"] = ""
    let prompt = try TerminalProcess(Program.path, [], width: 90, height: 24, environment: environment)
    try #require(prompt.wait(for: text, 30), "\(prompt.screen.text)")
    return prompt
  }

  @Test("Prompt, colours, keys and rows are the user's own.")
  func followed() throws {
    let prompt = try start(
      folder(
        """
        prompt = "ml {n}: "
        continuation = ".. "
        greeting = false
        theme = "light"
        colors = {number: "bold #ff8800"}
        bind = {"ctrl-t": "newline", f2: "undo"}
        rows = 3
        digits = 2
        """), waitFor: "ml 1:")
    #expect(prompt.screen.rows.first == "ml 1:", "\(prompt.screen.text)")
    prompt.type("1.23456")
    #expect(prompt.wait { $0.style(of: "1.23456") == "1;38;2;255;136;0" }, "\(prompt.screen.text)")
    prompt.type("\r")
    #expect(prompt.wait { $0.rows.contains("1.23456") })
    prompt.type("frame(1..9 | map(i => {x: i}))\r")
    #expect(prompt.wait(for: "first 3 shown"), "\(prompt.screen.text)")
    prompt.type("1 +\u{14}2")
    #expect(prompt.wait { $0.rows.contains("   .. 2") }, "\(prompt.screen.text)")
    prompt.type("\u{1B}OQ")
    #expect(prompt.wait { !$0.rows.contains("   .. 2") }, "\(prompt.screen.text)")
    prompt.type("\u{3}")
  }

  @Test("A key bound with Alt works with vi's keys too, and Escape before another letter stays Escape.")
  func altWithVi() throws {
    let prompt = try start(folder("keys = \"vi\"\nbind = {\"alt-t\": \"newline\"}\n"), waitFor: "mlops [1]>")
    prompt.type("1 +\u{1B}t2")
    #expect(prompt.wait { $0.rows.suffix(2) == ["mlops [1]> 1 +", "      ...> 2"] }, "\(prompt.screen.text)")
    prompt.type("\u{1B}x")
    #expect(prompt.wait { $0.rows.suffix(2) == ["mlops [1]> 1 +", "      ...>"] }, "\(prompt.screen.text)")
    prompt.type("\u{3}")
  }

  @Test("Without a file the prompt greets, and says how to get help.")
  func greeting() throws {
    let prompt = try start(Folder(), waitFor: "mlops [1]>")
    #expect(prompt.screen.rows.first?.contains("? shows the first steps") == true, "\(prompt.screen.text)")
    prompt.type("?config\r")
    #expect(prompt.wait(for: "q leaves"), "\(prompt.screen.text)")
    prompt.type("/theme = \r")
    #expect(prompt.wait(for: "theme = \"light\""), "\(prompt.screen.text)")
    prompt.type("q")
  }

  @Test("A wrong setting is one clear error, and the prompt starts all the same.")
  func wrong() throws {
    let prompt = try start(folder("rows = 4\npromt = \"x\"\ntheme = 3\n"), waitFor: "mlops [1]>")
    let text = prompt.screen.text
    #expect(text.contains("error[T001]: there is no setting `promt`") && text.contains("config.mlops:2:1"), "\(text)")
    #expect(text.contains("did you mean `prompt`?") && text.contains("1 more problem"), "\(text)")
    #expect(text.components(separatedBy: "error[").count == 2, "\(text)")
    prompt.type("frame(1..9 | map(i => {x: i}))\r")
    #expect(prompt.wait(for: "first 4 shown"), "\(prompt.screen.text)")
    prompt.type("\u{4}")
  }

  @Test("The keys of vi come from the file, and the environment counts before it.")
  func keys() throws {
    let folder = try folder("keys = \"vi\"\n")
    let vi = try start(folder, waitFor: "mlops [1]>")
    vi.type("abc = 1\u{1B}")
    usleep(200_000)
    vi.type("0x")
    #expect(vi.wait { $0.rows.last == "mlops [1]> bc = 1" }, "\(vi.screen.text)")
    let emacs = try start(folder, waitFor: "mlops [1]>", ["MLOPS_KEYS": "emacs"])
    emacs.type("abc\u{1}x")
    #expect(emacs.wait { $0.rows.last == "mlops [1]> xabc" }, "\(emacs.screen.text)")
  }

  @Test("A script reads no settings: its output is the same with any file.")
  func scripts() throws {
    let text = "rows = 2\ndigits = 2\nformat = \"json\"\nprogress = false\nkeys = \"vim\"\n"
    for line in ["frame(1..9 | map(i => {x: i / 7}))", "1.23456789", "{a: 0.333333}"] {
      let plain = try Program.run(["-e", line], in: Folder())
      let settled = try Program.run(["-e", line], in: folder(text))
      #expect(plain.output == settled.output && plain.errors == settled.errors)
      #expect(plain.code == 0)
    }
  }

  @Test("mlops config tells what is in force and where it comes from.")
  func command() throws {
    let folder = try folder("rows = 20\n")
    let result = try Program.run(["config", "--format", "csv"], in: folder)
    #expect(result.code == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(lines.contains(["rows", "20", "config.mlops:1"]))
    #expect(lines.contains(["format", "\"csv\"", "--format"]))
    #expect(lines.contains(["theme", "\"none\"", "NO_COLOR"]))
    #expect(lines.contains(["history", "10000", "default"]))
    try folder.write(".config/mlops/config.mlops", "rowz = 20\n")
    let wrong = try Program.run(["config"], in: folder)
    #expect(wrong.code == 1 && wrong.errors.contains("`rows`"), "\(wrong.errors)")
    #expect(try Program.run(["help", "config"], in: folder).output.contains("continuation"))
    #expect(try Program.run(["config", "--example"], in: folder).output.contains("# rows = 10"))
  }
}
