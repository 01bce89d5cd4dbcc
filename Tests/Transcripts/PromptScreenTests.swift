import Foundation
import PseudoTerminal
import Testing

/// What the screen shows while blocks are edited at the prompt of the program itself.
@Suite(.serialized) struct PromptScreenTests {
  private func start(_ folder: Folder, _ more: [String: String] = [:], width: Int = 80, height: Int = 24) throws
    -> TerminalProcess
  {
    var environment = folder.environment
    environment["PATH"] = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    environment.merge(more) { $1 }
    let prompt = try TerminalProcess(Program.path, [], width: width, height: height, environment: environment)
    try #require(prompt.wait(for: "[1]>", 30), "\(prompt.screen.text)")
    return prompt
  }

  /// What people run is ten times as quick as a debug build on a busy machine.
  private func isQuick(_ seconds: Double, _ limit: Double) -> Bool {
    #if DEBUG
      seconds < limit * 10
    #else
      seconds < limit
    #endif
  }

  @Test("A new user is told what to type.")
  func greeting() throws {
    let prompt = try start(Folder())
    #expect(
      prompt.screen.rows.first?.hasSuffix("? shows the first steps, ?load explains a verb, Ctrl-D leaves") == true,
      "\(prompt.screen.text)")
  }

  @Test("A block of several lines is edited inside with the arrows, and run as one.")
  func severalLines() throws {
    let prompt = try start(Folder())
    prompt.type("fn area(w, h) {\rw + h\r}")
    #expect(
      prompt.wait { $0.rows.suffix(3) == ["mlops [1]> fn area(w, h) {", "      ...>   w + h", "      ...> }"] },
      "\(prompt.screen.text)")
    prompt.type("\u{1B}[A\u{5}\u{1B}[D\u{1B}[D\u{7F}*")
    #expect(
      prompt.wait { $0.rows.suffix(3).dropFirst().first == "      ...>   w * h" }, "\(prompt.screen.text)")
    prompt.type("\u{1B}[B\u{5}\r")
    #expect(prompt.wait { $0.rows.last == "mlops [2]>" }, "\(prompt.screen.text)")
    prompt.type("area(6, 7)\r")
    #expect(prompt.wait { $0.rows.contains("42") }, "\(prompt.screen.text)")
  }

  @Test("Up brings back older blocks that begin alike, Ctrl-R finds them by letters, also in the next session.")
  func history() throws {
    let folder = try Folder()
    let prompt = try start(folder)
    for (number, line) in ["alpha = 1", "beta = 2", "alpine = 3"].enumerated() {
      prompt.type(line + "\r")
      try #require(prompt.wait { $0.rows.last == "mlops [\(number + 2)]>" }, "\(prompt.screen.text)")
    }
    prompt.type("al\u{1B}[A")
    #expect(prompt.wait { $0.rows.last == "mlops [4]> alpine = 3" }, "\(prompt.screen.text)")
    prompt.type("\u{1B}[A")
    #expect(prompt.wait { $0.rows.last == "mlops [4]> alpha = 1" }, "\(prompt.screen.text)")
    prompt.type("\u{1B}[B\u{1B}[B")
    #expect(prompt.wait { $0.rows.last == "mlops [4]> al" }, "\(prompt.screen.text)")
    prompt.type("\u{3}")
    #expect(prompt.wait { $0.rows.last == "mlops [4]>" })
    prompt.type("\u{4}")
    #expect(prompt.exitCode() == 0)

    let next = try start(folder)
    next.type("\u{12}bt2")
    #expect(
      next.wait { $0.rows.suffix(3) == ["mlops [1]> beta = 2", "search: bt2", " beta = 2"] }, "\(next.screen.text)")
    next.type("\t + 1\r")
    #expect(next.wait { $0.rows.last == "mlops [2]>" }, "\(next.screen.text)")
    next.type("beta\r")
    #expect(next.wait { $0.rows.contains("3") }, "\(next.screen.text)")
  }

  @Test("A paste of 10,000 lines is on the screen at once, edited and undone as quickly, and run as one block.")
  func longPaste() throws {
    let prompt = try start(Folder(), ["NO_COLOR": ""])
    let page = (1...10_000).map { "x\($0) = \($0) + length(\"row \($0)\")" }.joined(separator: "\r")
    var started = TerminalProcess.now
    prompt.type("\u{1B}[200~" + page + "\u{1B}[201~")
    let last = "      ...> x10000 = 10000 + length(\"row 10000\")"
    try #require(prompt.wait(60) { $0.rows.last == last }, "\(prompt.screen.text)")
    #expect(isQuick(TerminalProcess.now - started, 2))
    for (keys, shown) in [("  ", last), ("+ 1", last + "  + 1"), ("\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}", last)] {
      started = TerminalProcess.now
      prompt.type(keys)
      #expect(prompt.wait(20) { $0.rows.last == shown }, "\(prompt.screen.text)")
      #expect(isQuick(TerminalProcess.now - started, 0.5), "\(keys.debugDescription)")
    }
    prompt.type("\r")
    #expect(prompt.wait(60) { $0.rows.last == "mlops [2]>" }, "\(prompt.screen.text)")
    prompt.type("x10000 + x5000\r")
    #expect(prompt.wait { $0.rows.contains("15017") }, "\(prompt.screen.text)")
  }

  @Test("A line of 10,000 characters is typed at and edited without a wait.")
  func longLine() throws {
    let prompt = try start(Folder(), ["NO_COLOR": ""])
    let line = "xs = [" + (1...2_200).map { "\($0)" }.joined(separator: ",")
    #expect(line.count > 9_800)
    prompt.type("\u{1B}[200~" + line + "\u{1B}[201~")
    try #require(prompt.wait(30) { $0.rows.last?.hasSuffix(",2200") == true }, "\(prompt.screen.text)")
    let started = TerminalProcess.now
    prompt.type("]")
    #expect(prompt.wait(20) { $0.rows.last?.hasSuffix(",2200]") == true })
    #expect(isQuick(TerminalProcess.now - started, 0.2))
    prompt.type("\r")
    #expect(prompt.wait(30) { $0.rows.last == "mlops [2]>" })
    prompt.type("length(xs)\r")
    #expect(prompt.wait { $0.rows.contains("2200") }, "\(prompt.screen.text)")
  }

  @Test(
    "A window that is made narrower and wider in the middle of an edit shows the line with the cursor in its place.")
  func resizing() throws {
    let prompt = try start(Folder(), width: 60)
    prompt.type("text = \"0123456789 0123456789 0123456789 日本\"\u{1B}[D\u{1B}[D\u{1B}[D")
    #expect(prompt.wait { $0.rows.last == "mlops [1]> text = \"0123456789 0123456789 0123456789 日本\"" })
    prompt.resize(width: 30, height: 24)
    #expect(
      prompt.wait { screen in
        screen.rows.suffix(2) == ["[1]> text = \"0123456789 012345", "6789 0123456789 日本\""]
          && screen.column == 16 && screen.row == screen.rows.count - 1
      }, "\(prompt.screen.text) \(prompt.screen.row) \(prompt.screen.column)")
    prompt.type("X")
    prompt.resize(width: 70, height: 24)
    #expect(
      prompt.wait { $0.rows.last == "mlops [1]> text = \"0123456789 0123456789 0123456789 X日本\"" },
      "\(prompt.screen.text)")
    prompt.type("\r")
    #expect(prompt.wait { $0.rows.last == "mlops [2]>" })
    prompt.type("length(text)\r")
    #expect(prompt.wait { $0.rows.contains("36") }, "\(prompt.screen.text)")
  }

  @Test("Wide and combining characters take the columns that they are drawn in, on the line and in a table.")
  func wide() throws {
    let prompt = try start(Folder())
    prompt.type("frame [{name: \"日本\", café: \"e\u{301}\"}, {name: \"a\", café: \"b\"}]\u{1B}[D")
    #expect(prompt.wait { $0.column == 67 }, "\(prompt.screen.column)")
    prompt.type("\r")
    #expect(
      prompt.wait { screen in
        ["name  café", "text  text", "────  ────", "日本  e\u{301}", "a     b"].allSatisfy(screen.rows.contains)
      }, "\(prompt.screen.text)")
  }

  @Test("With vi's keys words, objects and lines of a block are changed and the change is repeated.")
  func viKeys() throws {
    let prompt = try start(Folder(), ["MLOPS_KEYS": "vi"])
    prompt.type("f(\"one\", \"two\")")
    #expect(prompt.wait(for: "two"))
    prompt.type("\u{1B}Fwci\"2\u{1B}")
    #expect(prompt.wait { $0.rows.last == "mlops [1]> f(\"one\", \"2\")" }, "\(prompt.screen.text)")
    prompt.type("0f\".")
    #expect(prompt.wait { $0.rows.last == "mlops [1]> f(\"2\", \"2\")" }, "\(prompt.screen.text)")
    prompt.type("uu")
    #expect(prompt.wait { $0.rows.last?.hasPrefix("mlops [1]> f(\"one\"") == true }, "\(prompt.screen.text)")
    prompt.type("ccxs = [3, 1]\u{1B}oxs | sort\u{1B}")
    #expect(
      prompt.wait { $0.rows.suffix(2) == ["mlops [1]> xs = [3, 1]", "      ...> xs | sort"] }, "\(prompt.screen.text)")
    prompt.type("kyyP:jddG")
    #expect(
      prompt.wait { $0.rows.suffix(2) == ["mlops [1]> xs = [3, 1]", "      ...> xs | sort"] }, "\(prompt.screen.text)")
    prompt.type("\r")
    #expect(prompt.wait { $0.rows.contains("[1, 3]") }, "\(prompt.screen.text)")
  }
}
