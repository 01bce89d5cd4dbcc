import Glibc
import PseudoTerminal
import Testing

@testable import Terminal

struct HistoryTests {
  private func path() -> String { "/tmp/mlops-history-\(getpid())-\(UInt32.random(in: 0...(.max))).jsonl" }

  @Test("Lines that were cut are skipped, and the next entry begins on a line of its own.")
  func torn() {
    let path = path()
    defer { unlink(path) }
    History(path: path).add("one")
    let file = open(path, O_WRONLY | O_APPEND)
    write(file, "{\"at\":1,\"te", 11)
    close(file)
    History(path: path).add("two")
    #expect(History(path: path).entries == ["one", "two"])
  }

  @Test("The folder of the file is made for the first line.")
  func folder() {
    let folder = path()
    defer { unlink(folder + "/history.jsonl"); rmdir(folder) }
    History(path: folder + "/history.jsonl").add("one")
    #expect(History(path: folder + "/history.jsonl").entries == ["one"])
  }

  @Test("Equal neighbours are one entry, and what begins with a blank is not kept.")
  func kept() {
    let history = History(path: nil)
    for text in ["a", "a", " secret", "b"] { history.add(text) }
    #expect(history.entries == ["a", "b"])
  }

  @Test("Sessions side by side share a file without mixing their lines.")
  func parallel() async {
    let path = path()
    defer { unlink(path) }
    await withTaskGroup(of: Void.self) { group in
      for session in 0..<8 {
        group.addTask {
          let history = History(path: path)
          for entry in 0..<50 { history.add("\(session):\(entry) " + String(repeating: "x", count: 500)) }
        }
      }
    }
    #expect(Set(History(path: path).entries).count == 400)
  }

  @Test("The file is readable by its owner only.")
  func mode() {
    let path = path()
    defer { unlink(path) }
    History(path: path).add("one")
    var facts = stat()
    #expect(stat(path, &facts) == 0 && facts.st_mode & 0o777 == 0o600)
  }

  @Test("A walk visits the entries that begin with what was typed, and comes back to it.")
  func walk() {
    var walk = HistoryWalk(["load a", "x", "load b", "load b", "y"], from: EditText("lo"))
    var seen: [String?] = []
    seen.append(walk.older()?.text)
    seen.append(walk.older()?.text)
    seen.append(walk.older()?.text)
    seen.append(walk.newer()?.text)
    seen.append(walk.newer()?.text)
    seen.append(walk.newer()?.text)
    #expect(seen == ["load b", "load a", nil, "load b", "lo", nil])
  }

  @Test("A search finds the newest entry that contains the text, and goes on from there.")
  func search() {
    var search = HistorySearch(["train a", "load", "train b"], from: EditText("draft"))
    for scalar in "tr".unicodeScalars { search.type(scalar) }
    #expect(search.match.text == "train b")
    search.older()
    #expect(search.match.text == "train a")
    search.type("z")
    #expect(search.isFailing)
    search.erase()
    #expect(search.match.text == "train b")
  }

  @Test("At the prompt the arrows walk, Ctrl-R searches, and the next session remembers.")
  func prompt() throws {
    let path = path()
    defer { unlink(path) }
    let environment = ["PROBE_HISTORY": path]
    let first = try TerminalProcess(builtProgram("PromptProbe"), environment: environment)
    first.type("load 1\rtrain {\r2 }\rload 3\r")
    #expect(first.wait { $0.rows.last == "mlops [4]>" })
    first.type("lo\u{1B}[A\u{1B}[A")
    #expect(
      first.wait { $0.rows.last?.hasPrefix("mlops [4]> load 1") == true || $0.text.contains("mlops [4]> load 1") })
    first.type("\u{15}\u{4}")
    #expect(first.exitCode() == 0)
    let second = try TerminalProcess(builtProgram("PromptProbe"), environment: environment)
    #expect(second.wait { $0.modes.contains("?2004") })
    second.type("\u{12}rai")
    #expect(
      second.wait { $0.rows == ["mlops [1]> train {", "      ...>   2 }", "search: rai", " train { ⏎ 2 }"] })
    second.type("\r")
    #expect(second.wait(for: "1: train {⏎  2 }"))
    second.type("\u{1B}[A\u{1B}[A\u{1B}[B\u{1B}[B\u{1B}[B")
    #expect(second.wait { $0.rows.last == "mlops [2]>" })
  }
}
