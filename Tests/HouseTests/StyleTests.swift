import Foundation
import Testing

/// What a machine can see of good style.
@Suite struct StyleTests {
  @Test("No source file is longer than 400 lines.")
  func filesStayShort() throws {
    for file in try House.files("Sources", suffix: ".swift") {
      #expect(file.lines.count <= 401, "\(file) has \(file.lines.count) lines")
    }
  }

  @Test("Every room has a README of at most 30 lines.")
  func roomsExplainThemselves() throws {
    let rooms = try House.rooms().keys + ["mlops"]
    for room in rooms {
      let url = House.root.appendingPathComponent("Sources/\(room)/README.md")
      let text = try String(contentsOf: url, encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(lines >= 5 && lines <= 30, "Sources/\(room)/README.md has \(lines) lines")
    }
  }

  @Test("Nothing in the sources stops the process on bad input.")
  func noTraps() throws {
    let traps = [#/\btry!/#, #/\bas! /#, #/\bfatalError\(/#, #/\bpreconditionFailure\(/#, #/\bprecondition\(/#]
    for file in try House.files("Sources", suffix: ".swift") {
      for (index, line) in file.lines.enumerated() where !line.contains("Safe because") {
        for trap in traps { #expect(line.firstMatch(of: trap) == nil, "\(file):\(index + 1): \(line)") }
      }
    }
  }

  @Test("A file that uses unsafe memory says why it is safe.")
  func unsafeMemorySaysWhy() throws {
    let unsafe = /\bUnsafe(Mutable)?(Raw)?(Buffer)?Pointer|withUnsafe|\.allocate\(capacity|Unmanaged|unsafeBitCast/
    for file in try House.files("Sources", suffix: ".swift") where file.text.firstMatch(of: unsafe) != nil {
      #expect(file.text.contains("Safe because"), "\(file) uses unsafe memory and does not say why it is safe")
    }
  }

  @Test("No work waits in the queues that all share, but on the server.")
  func workHasThreadsOfItsOwn() throws {
    let shared = /DispatchQueue\.global\(|concurrentPerform|attributes: \.concurrent/
    for file in try House.files("Sources", suffix: ".swift") where file.text.firstMatch(of: shared) != nil {
      #expect(file.path.contains("/Serving/"), "\(file): use `Beside`, which says why")
    }
  }

  @Test("An unchecked Sendable states its invariant.")
  func uncheckedSendableSaysWhy() throws {
    for file in try House.files("Sources", suffix: ".swift") {
      for (index, line) in file.lines.enumerated() where line.contains("@unchecked Sendable") {
        let before = file.lines[max(0, index - 8)..<index].contains { $0.contains("//") }
        #expect(before || line.contains("//"), "\(file):\(index + 1) has no comment with the invariant")
      }
    }
  }

  @Test("Names that say nothing are not used for types.")
  func typesHaveTheirOwnNames() throws {
    let empty =
      /(?m)^\s*(?:public |package |private |final |open )*(?:class|struct|enum|protocol|actor) \w*(Manager|Helper|Util|Utils|Impl|Base|Common|Misc)\b/
    for file in try House.files("Sources", suffix: ".swift") {
      #expect(file.text.firstMatch(of: empty) == nil, "\(file)")
    }
  }

  @Test("No words of unfinished work stand in the tree.")
  func nothingIsHalfDone() throws {
    let words = try Regex("(?i)\\b(to" + "do|fix" + "me|not (yet )?imple" + "mented)\\b")
    for (folder, suffix) in [("Sources", ".swift"), ("Tests", ".swift"), ("scripts", ""), ("tutorials", ".mlops")] {
      for file in try House.files(folder, suffix: suffix) where !file.path.hasSuffix(".pyc") {
        #expect(file.text.firstMatch(of: words) == nil, "\(file)")
      }
    }
  }

  @Test("The project names no path of one machine.")
  func pathsAreNobodysOwn() throws {
    let paths = try Regex("(^|[^A-Za-z0-9_.])/(wo" + "rk|ro" + "ot|opt/swift-packages)/")
    for folder in ["Sources", "Tests", "scripts", "tutorials", ".ci"] {
      for file in try House.files(folder, suffix: "") {
        #expect(file.text.firstMatch(of: paths) == nil, "\(file)")
      }
    }
    for name in ["README.md", "Package.swift"] {
      let text = try String(contentsOf: House.root.appendingPathComponent(name), encoding: .utf8)
      #expect(text.firstMatch(of: paths) == nil, "\(name)")
    }
  }
}
