import Foundation
import Testing

/// The codes of errors: a letter belongs to one room, and a code means one thing.
@Suite struct CodeTests {
  /// Which room raises the codes of a letter.
  static let owners: [Character: String] = [
    "C": "Language", "R": "Language", "S": "Language", "E": "Engines", "F": "Frames", "L": "Learning",
    "W": "Registry", "M": "Monitoring", "H": "Serving", "B": "Server", "D": "Display", "V": "Verbs", "N": "Notebook",
    "T": "Terminal", "P": "mlops",
  ]

  struct Use {
    let code: String
    let file: House.File
    let line: Int
    /// The line asks which error came from below, and raises none.
    let isRead: Bool
  }

  static func uses() throws -> [Use] {
    let reads = #/code (==|!=) "|\]\.contains\([\w.]*code\)|code: String = /#
    return try House.files("Sources", suffix: ".swift").filter { !$0.path.contains("/Verbs/Codes/") }.flatMap { file in
      file.lines.enumerated().flatMap { index, line in
        line.matches(of: #/"([A-Z][0-9]{3})"/#).map {
          Use(code: String($0.1), file: file, line: index + 1, isRead: line.contains(reads))
        }
      }
    }
  }

  @Test("A letter of error codes belongs to one room.")
  func lettersHaveOneRoom() throws {
    let uses = try Self.uses()
    #expect(uses.count > 300)
    for use in uses where !use.isRead {
      let owner = try #require(use.code.first.flatMap { Self.owners[$0] }, "\(use.code) in \(use.file):\(use.line)")
      #expect(use.file.room == owner, "\(use.file):\(use.line) raises \(use.code), a code of \(owner)")
    }
  }

  @Test("A code that is asked for is one that a room raises.")
  func readCodesAreRaised() throws {
    let uses = try Self.uses()
    let raised = Set(uses.filter { !$0.isRead }.map(\.code))
    for use in uses where use.isRead { #expect(raised.contains(use.code), "\(use.file):\(use.line): \(use.code)") }
  }

  @Test("A code is explained once, and no two codes of a letter are explained in the same words.")
  func codesMeanOneThing() throws {
    var meanings: [String: String] = [:]
    var codes: [String: String] = [:]
    for file in try House.files("Sources/Verbs/Codes", suffix: ".swift") {
      for page in file.text.matches(of: #/(?m)^    ([A-Z][0-9]{3}) (.+)$/#) {
        let (code, meaning) = (String(page.1), String(page.2))
        #expect(meanings.updateValue(meaning, forKey: code) == nil, "\(code) has two pages")
        if let other = codes.updateValue(code, forKey: "\(code.prefix(1)) \(meaning)") {
          Issue.record("\(code) and \(other) say the same")
        }
      }
    }
    #expect(meanings.count > 150)
  }

  @Test("A message without names of its own is raised with one code.")
  func messagesHaveOneCode() throws {
    var codes: [String: Set<String>] = [:]
    for file in try House.files("Sources", suffix: ".swift") where !file.path.contains("/Verbs/Codes/") {
      for raise in file.text.matches(of: #/"([A-Z][0-9]{3})",\s*"([^"\\]{12,})"/#) {
        codes[String(raise.2), default: []].insert(String(raise.1))
      }
    }
    for (message, found) in codes { #expect(found.count == 1, "\(found.sorted()): \(message)") }
  }
}
