import Glibc
import PseudoTerminal
import Testing

/// What the prompt shows while a block is typed, on a real pseudo terminal.
@Suite(.serialized)
struct EditorScreenTests {
  private let letters: [String: Character] = [
    "1;34": "p", "2": "d", "34": "v", "32": "t", "36": "n", "33": "c", "35": "k", "7": "R", "1;31": "!",
  ]

  @Test("Words have their colours while they are typed.")
  func highlight() throws {
    let process = try startedProbe(["NO_COLOR": ""])
    process.type("load \"x\" | filter .a > 3 and true")
    #expect(
      process.wait {
        $0.styles(ofRow: 0, letters: letters) == "ppppppdddppvvvv.ttt...vvvvvv.cc...n.kkk.nnnn"
      }, "\(process.screen.styles(ofRow: 0, letters: letters))")
    #expect(process.screen.unknown.isEmpty)
  }

  @Test("The bracket that belongs to the one at the cursor is shown, and those that nobody has closed.")
  func brackets() throws {
    let process = try startedProbe(["NO_COLOR": ""])
    process.type("f([1, 2)")
    #expect(process.wait { $0.style(of: "([1") == "33" }, "\(process.screen.styles(ofRow: 0, letters: letters))")
    process.type("\u{7F}])")
    #expect(process.wait { $0.style(of: "([1") == "7" && $0.style(of: "[1, 2") == "" })
    process.type("\u{1B}[D")
    #expect(process.wait { $0.style(of: "([1") == "" && $0.style(of: "[1, 2") == "7" })
  }

  @Test("What was typed before is suggested, then what the source knows; the right arrow takes it, Alt-F a word of it.")
  func ghost() throws {
    let process = try startedProbe(["NO_COLOR": ""])
    process.type("load one two three\r")
    #expect(process.wait { $0.rows.last == "mlops [2]>" })
    process.type("lo")
    #expect(
      process.wait { $0.rows.contains("mlops [2]> load one two three") && $0.style(of: "ad one two three") == "2" })
    process.type("\u{1B}f\u{1B}f")
    #expect(process.wait { $0.style(of: " two three") == "2" && $0.style(of: "one two") == "" })
    process.type("\u{1B}[C\r")
    #expect(process.wait(for: "2: load one two three"))
    process.type("y = .sal")
    #expect(process.wait { $0.rows.last == "mlops [3]> y = .salary" && $0.style(of: "ary") == "2" })
    process.type("\u{1B}[C\r")
    #expect(process.wait(for: "3: y = .salary"))
  }

  @Test("Up moves inside a block of several lines, then through history, and Down comes back.")
  func upAndDown() throws {
    let process = try startedProbe()
    process.type("old\rfn f(a) {\ra\r}\r")
    #expect(process.wait { $0.rows.last == "mlops [3]>" })
    process.type("\u{1B}[A")
    #expect(process.wait { $0.rows.suffix(3) == ["mlops [3]> fn f(a) {", "      ...>   a", "      ...> }"] })
    process.type("\u{1B}[A\u{1B}[Abc")
    #expect(process.wait { $0.rows.suffix(3) == ["mlops [3]> fbcn f(a) {", "      ...>   a", "      ...> }"] })
    process.type("\u{7F}\u{7F}\u{1B}[A")
    #expect(process.wait { $0.rows.last == "mlops [3]> f" || $0.rows.suffix(3).first == "mlops [3]> fn f(a) {" })
    process.type("\u{15}\u{B}\u{3}")
    #expect(process.wait { $0.rows.last == "mlops [3]>" })
    process.type("\u{1B}[A\u{1B}[A\u{1B}[A\u{1B}[A")
    #expect(process.wait { $0.rows.last == "mlops [3]> old" })
    process.type("\u{1B}[B")
    #expect(process.wait { $0.rows.suffix(3) == ["mlops [3]> fn f(a) {", "      ...>   a", "      ...> }"] })
  }

  @Test("Ctrl-R lists entries that hold the letters; the arrows choose, Tab edits, Ctrl-G gives up.")
  func search() throws {
    let process = try startedProbe(height: 14)
    process.type("load alpha\rtrain beta\rload gamma\r")
    #expect(process.wait { $0.rows.last == "mlops [4]>" })
    process.type("draft\u{12}ld")
    #expect(
      process.wait {
        $0.rows.suffix(4) == ["mlops [4]> load gamma", "search: ld", " load gamma", " load alpha"]
      }, "\(process.screen.text)")
    process.type("\u{1B}[B")
    #expect(process.wait { $0.rows.contains("mlops [4]> load alpha") })
    process.type("\u{1B}[A")
    #expect(process.wait { $0.rows.contains("mlops [4]> load gamma") })
    process.type("\u{7}")
    #expect(process.wait { $0.rows.last == "mlops [4]> draft" })
    process.type("\u{12}bet\tX\r")
    #expect(process.wait { $0.text.contains("4: train Xbeta") }, "\(process.screen.text)")
    process.type("\u{12}zzz")
    #expect(process.wait(for: "no match: zzz"))
  }

  @Test("A page copied from a prompt is pasted without prompts and outputs.")
  func transcript() throws {
    let process = try startedProbe()
    process.type("\u{1B}[200~mlops [1]> a = 1\r\nmlops [2]> a\r\n1\r\nmlops [3]> \u{1B}[201~")
    shows(process, ["mlops [1]> a = 1", "      ...> a"])
  }

  @Test("A paste of 10,000 lines is one block, edited at its end at once.")
  func longPaste() throws {
    let process = try startedProbe(["NO_COLOR": ""])
    process.type(
      "\u{1B}[200~" + (1...10_000).map { "x\($0) = load \"file \($0)\"" }.joined(separator: "\r") + "\u{1B}[201~")
    #expect(process.wait(60) { $0.rows.last == "      ...> x10000 = load \"file 10000\"" }, "\(process.screen.text)")
    let started = TerminalProcess.now
    process.type("z")
    #expect(process.wait(20) { $0.rows.last == "      ...> x10000 = load \"file 10000\"z" })
    // A debug build is ten times as slow as what people run.
    #expect(TerminalProcess.now - started < 2)
    process.type("\u{1B}[A")
    #expect(process.wait(20) { $0.rows.last == "      ...> x9999 = load \"file 9999\"" })
    process.type("\r")
    #expect(process.wait(60) { $0.rows.last == "mlops [2]>" })
    #expect(process.screen.scrolled.contains("      ...> x5000 = load \"file 5000\""))
  }

  @Test("A window that changes its size in the middle of an edit shows the same text, with the cursor where it was.")
  func resizing() throws {
    let process = try startedProbe(width: 40, height: 8)
    process.type("abcdefghij klmnopqrst uvwxyz 日本 0123456789\u{1B}[D\u{1B}[D")
    #expect(process.wait { $0.rows == ["mlops [1]> abcdefghij klmnopqrst uvwxyz", "日本 0123456789"] })
    process.resize(width: 30, height: 8)
    #expect(
      process.wait {
        $0.rows.suffix(2) == ["[1]> abcdefghij klmnopqrst uv", "wxyz 日本 0123456789"]
          || $0.rows.suffix(3).first?.hasPrefix("[1]>") == true
      })
    process.type("X")
    process.resize(width: 70, height: 8)
    #expect(
      process.wait { $0.rows.last == "mlops [1]> abcdefghij klmnopqrst uvwxyz 日本 01234567X89" && $0.column == 54 },
      "\(process.screen.text) \(process.screen.column)")
    process.type("\r")
    #expect(process.wait(for: "1: abcdefghij klmnopqrst uvwxyz 日本 01234567X89"))
  }

  @Test("Wide and combining characters take the columns that they are drawn in.")
  func wide() throws {
    let process = try startedProbe(width: 20, height: 8)
    process.type("日本語日本語日本x")
    #expect(process.wait { $0.rows == ["[1]> 日本語日本語日", "本x"] && $0.column == 3 })
    process.type("\u{1B}[D\u{1B}[D")
    #expect(process.wait { $0.row == 1 && $0.column == 0 })
    process.type("e\u{301}")
    #expect(
      process.wait { $0.rows == ["[1]> 日本語日本語日e\u{301}", "本x"] || $0.rows == ["[1]> 日本語日本語日", "e\u{301}本x"] },
      "\(process.screen.rows)")
    process.type("\u{7F}\u{7F}")
    #expect(
      process.wait { $0.rows == ["[1]> 日本語日本語本x"] || $0.rows == ["[1]> 日本語日本語本", "x"] }, "\(process.screen.rows)")
  }

  @Test("News appears above the line that is being typed, which stays as it is.")
  func news() throws {
    let process = try startedProbe()
    process.type("news\r")
    #expect(process.wait { $0.rows.last == "mlops [2]>" })
    process.type("f(a,\rb\u{1B}[D")
    #expect(process.wait(for: "second"))
    shows(
      process,
      [
        "mlops [1]> news", "· loans@2 was promoted", "· second ␛[31mline", "mlops [2]> f(a,", "      ...> b",
      ])
    #expect(process.screen.row == 4)
    process.type("c)\r")
    #expect(process.wait(for: "2: f(a,⏎c)b"), "\(process.screen.text)")
  }

  @Test("Ctrl-X Ctrl-E opens the block in the user's editor and takes what comes back.")
  func externalEditor() throws {
    let path = "/tmp/mlops-editor-\(getpid())"
    defer { unlink(path) }
    let script = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o700)
    let text = Array("#!/bin/sh\ncat \"$1\" > \(path).seen\nprintf 'a = 1\\nb = 2\\n' > \"$1\"\n".utf8)
    #expect(write(script, text, text.count) == text.count)
    close(script)
    defer { unlink(path + ".seen") }
    let process = try startedProbe(["VISUAL": path])
    process.type("old\u{18}\u{5}")
    shows(process, ["mlops [1]> a = 1", "      ...> b = 2"])
    process.type("X\r")
    #expect(process.wait(for: "1: a = 1⏎b = 2X"))
    let failing = try startedProbe(["EDITOR": "false"])
    failing.type("kept\u{18}\u{5}")
    shows(failing, ["mlops [1]> kept", "`false` ended with 1"])
    failing.type("!")
    shows(failing, ["mlops [1]> kept!"])
  }

  @Test("With vi's keys Escape leaves insert mode, and words and letters move and cut.")
  func viKeys() throws {
    let process = try startedProbe(["PROBE_KEYS": "vi"])
    process.type("one two three")
    #expect(process.wait(for: "three"))
    process.type("\u{1B}")
    #expect(process.wait { $0.column == 23 })
    process.type("bbx")
    shows(process, ["mlops [1]> one wo three"])
    process.type("dwix\u{1B}")
    shows(process, ["mlops [1]> one xthree"])
    process.type("u")
    #expect(process.wait { $0.rows == ["mlops [1]> one three"] || $0.rows == ["mlops [1]> one wo three"] })
    process.type("A!\r")
    #expect(process.wait { $0.rows.last == "mlops [2]>" })
    process.type("new")
    #expect(process.wait { $0.rows.last == "mlops [2]> new" })
    process.type("\u{1B}")
    usleep(100_000)
    process.type("0D")
    #expect(process.wait { $0.rows.last == "mlops [2]>" })
    process.type("k")
    #expect(process.wait { $0.rows.last?.hasPrefix("mlops [2]> one") == true })
  }

  @Test("In vi's command mode n and N go through what the last search has found, and R writes over.")
  func viSearch() throws {
    let process = try startedProbe(["PROBE_KEYS": "vi"])
    process.type("\u{1B}n")
    #expect(process.wait(for: "nothing was searched for yet"), "\(process.screen.text)")
    process.type("i")
    for (number, line) in ["lead 1", "other", "lead 2"].enumerated() {
      process.type(line + "\r")
      #expect(process.wait { $0.rows.last == "mlops [\(number + 2)]>" }, "\(process.screen.text)")
    }
    process.type("\u{1B}")
    usleep(100_000)
    process.type("/lead\t")
    #expect(process.wait { $0.rows.last == "mlops [4]> lead 2" }, "\(process.screen.text)")
    process.type("\u{1B}")
    usleep(100_000)
    process.type("n")
    #expect(process.wait { $0.rows.last == "mlops [4]> lead 1" }, "\(process.screen.text)")
    process.type("N")
    #expect(process.wait { $0.rows.last == "mlops [4]> lead 2" }, "\(process.screen.text)")
    process.type("0RLOA\u{7F}x\u{1B}")
    #expect(process.wait { $0.rows.last == "mlops [4]> LOxd 2" }, "\(process.screen.text)")
    process.type("\r")
    #expect(process.wait { $0.rows.last == "mlops [5]>" }, "\(process.screen.text)")
    process.type("abc\u{1B}")
    #expect(process.wait { $0.rows.last == "mlops [5]> abc" && $0.column == 13 }, "\(process.screen.text)")
  }

  @Test("A terminal that goes away ends the prompt.")
  func hangUp() throws {
    let process = try startedProbe()
    process.type("abc")
    #expect(process.wait(for: "abc"))
    process.hangUp()
    #expect(process.exitCode() == 128 + SIGHUP || process.exitCode() == 0)
  }
}
