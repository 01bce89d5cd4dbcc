import PseudoTerminal
import Testing

/// A real prompt in a pseudo terminal; what is compared is what a person sees.
@Suite(.serialized)
struct PromptTests {
  @Test("A line is read, its answer stands below, and the next prompt has the next number.")
  func oneLine() throws {
    let process = try startedProbe()
    process.type("1 + 2\r")
    shows(process, ["mlops [1]> 1 + 2", "1: 1 + 2", "mlops [2]>"])
    #expect(process.screen.column == 11)
    process.type("\r")
    process.type("3\r")
    shows(process, ["mlops [1]> 1 + 2", "1: 1 + 2", "mlops [2]>", "mlops [2]> 3", "2: 3", "mlops [3]>"])
    process.type("\u{4}")
    #expect(process.exitCode() == 0)
    #expect(process.isCooked)
    #expect(!process.screen.modes.contains("?2004"))
  }

  @Test("An open bracket goes on with a further line, moved in and out again.")
  func severalLines() throws {
    let process = try startedProbe()
    process.type("fn f(a) {\ra + 1\r}\r")
    shows(
      process,
      ["mlops [1]> fn f(a) {", "      ...>   a + 1", "      ...> }", "1: fn f(a) {⏎  a + 1⏎}", "mlops [2]>"])
  }

  @Test("Alt-Enter makes a line break in a line that could be run; the arrows move between lines.")
  func ownBreak() throws {
    let process = try startedProbe()
    process.type("ab\u{1B}\rcd\u{1B}[AX\r")
    shows(process, ["mlops [1]> abX", "      ...> cd", "1: abX⏎cd", "mlops [2]>"])
  }

  @Test("A pasted page is one block, whatever it contains.")
  func paste() throws {
    let process = try startedProbe()
    process.type("\u{1B}[200~a = 1\r\nb = 2\n\u{1}\u{1B}[31mc\r\u{1B}[201~")
    shows(process, ["mlops [1]> a = 1", "      ...> b = 2", "      ...> [31mc"])
    process.type("\r")
    shows(process, ["mlops [1]> a = 1", "      ...> b = 2", "      ...> [31mc", "1: a = 1⏎b = 2⏎[31mc", "mlops [2]>"])
  }

  @Test("Ctrl-C clears the line and Ctrl-D deletes, or leaves an empty line.")
  func clearing() throws {
    let process = try startedProbe()
    process.type("unfinished")
    #expect(process.wait(for: "unfinished"))
    process.type("\u{3}")
    shows(process, ["mlops [1]> unfinished", "mlops [1]>"])
    process.type("abc\u{1}\u{4}")
    shows(process, ["mlops [1]> unfinished", "mlops [1]> bc"])
    process.type("\u{15}\u{B}\u{4}")
    #expect(process.exitCode() == 0)
  }

  @Test("Keys edit by what a person sees as one character.")
  func graphemes() throws {
    let process = try startedProbe()
    process.type("日本👩‍👩‍👧e\u{301}")
    #expect(process.wait { $0.rows.first == "mlops [1]> 日本👩‍👩‍👧e\u{301}" })
    process.type("\u{7F}")
    #expect(process.wait { $0.rows.first == "mlops [1]> 日本👩‍👩‍👧" })
    process.type("\u{1B}[D\u{7F}x\r")
    #expect(process.wait(for: "1: 日x👩‍👩‍👧"))
  }

  @Test("Words, kill and yank, and undo.")
  func editing() throws {
    let process = try startedProbe()
    process.type("one two three\u{17}four\u{1F}\u{1F}")
    #expect(process.wait { $0.rows == ["mlops [1]> one two three"] })
    process.type("\u{1B}b\u{1B}bX\r")
    #expect(process.wait(for: "1: one Xtwo three"))
  }

  @Test("Tab completes what is certain, then offers a menu; Enter in it only chooses.")
  func completion() throws {
    let process = try startedProbe()
    process.type("l\t")
    shows(process, ["mlops [1]> load", "load path"])
    process.type("\u{15}f\t")
    shows(process, ["mlops [1]> fi", " filter   Keep rows.", " first    The first row."])
    process.type("\t\t")
    shows(process, ["mlops [1]> first", " filter   Keep rows.", " first    The first row."])
    process.type("\r")
    shows(process, ["mlops [1]> first"])
    process.type(" x\r")
    #expect(process.wait(for: "1: first x"))
    process.type("f\t\t\u{1B}")
    #expect(process.wait { $0.rows.last == "mlops [2]> fi" })
  }

  @Test("A line as long as ten thousand characters is edited at its end, in its middle, and read whole.")
  func longLine() throws {
    let process = try startedProbe(width: 40, height: 6)
    let long = String(repeating: "abcdefghi ", count: 1_000)
    process.type("\u{1B}[200~" + long + "\u{1B}[201~")
    #expect(process.wait(20) { $0.rows.count == 6 && $0.rows[5].hasSuffix("ghi") })
    process.type("\u{1}Z")
    #expect(process.wait(20) { $0.rows.first?.hasPrefix("mlops [1]> Zabc") == true })
    process.type("\r")
    #expect(process.wait(20) { $0.rows.last == "mlops [2]>" })
    let all = (process.screen.scrolled + process.screen.rows).joined()
    #expect(all.contains("mlops [1]> Zabcdefghi"))
  }

  @Test("Windows of one column and of twenty show the line around the cursor.", arguments: [(1, 1), (3, 2), (20, 4)])
  func smallWindows(width: Int, height: Int) throws {
    let process = try startedProbe(width: width, height: height)
    process.type("x = 12345\u{1B}[D\u{1B}[D")
    #expect(process.wait { $0.text.contains(width == 1 ? "4" : "5") })
    process.type("\u{15}\u{B}")
    #expect(process.wait { !$0.text.contains("4") })
    process.type("\u{4}")
    #expect(process.exitCode() == 0)
  }

  @Test("A window that changes its size is painted anew.")
  func resizing() throws {
    let process = try startedProbe(width: 40, height: 8)
    process.type("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
    shows(process, ["mlops [1]> aaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaa"])
    process.resize(width: 60, height: 8)
    #expect(process.wait { $0.rows == ["mlops [1]> " + String(repeating: "a", count: 40)] })
  }

  @Test("Ctrl-L empties the screen and keeps the line.")
  func clearScreen() throws {
    let process = try startedProbe()
    process.type("1\r2")
    #expect(process.wait { $0.rows.last == "mlops [2]> 2" })
    process.type("\u{C}")
    shows(process, ["mlops [2]> 2"])
  }

  @Test("An answer without a line break at its end stays, and the prompt stands below.")
  func halfLine() throws {
    let process = try startedProbe()
    process.type("half\r")
    shows(process, ["mlops [1]> half", "no line break", "mlops [2]>"])
    #expect(!process.screen.hasColors)
  }

  @Test("With colours words are coloured, and the newest entry is suggested.")
  func colours() throws {
    let process = try startedProbe(["NO_COLOR": ""])
    process.type("load 12\rlo")
    #expect(process.wait { $0.rows.last == "mlops [2]> load 12" })
    process.type("\u{5}\r")
    #expect(process.wait(for: "2: load 12"))
    #expect(process.screen.hasColors)
  }
}
