import Foundation
import Language
import Testing

@testable import Verbs

/// `mlops help CODE`: every code has a page, and its example raises it.
@Suite struct CodePageTests {
  @Test("Every code that the sources use has a page, and every page has a code that they use.")
  func complete() throws {
    let sources = LintTests.root.path + "/Sources"
    var used: Set<String> = []
    for case let file as String in FileManager.default.enumerator(atPath: sources) ?? .init()
    where file.hasSuffix(".swift") && !file.contains("/Codes/") {
      let text = try String(contentsOfFile: sources + "/" + file, encoding: .utf8)
      for match in text.matches(of: /"([A-Z][0-9]{3})"/) { used.insert(String(match.1)) }
    }
    let pages = Set(CodePage.all.map(\.code))
    #expect(pages.count == CodePage.all.count)  // one meaning, so one page
    #expect(used.subtracting(pages).sorted() == [])
    #expect(pages.subtracting(used).sorted() == [])
    #expect(CodePage.all.allSatisfy { !$0.meaning.isEmpty && !$0.remedy.isEmpty })
  }

  static let prelude = """
    people = frame [{name: "ada", age: 36, plan: "pro"}, {name: "bo", age: 17, plan: "free"}]
    numbers = frame(1..100 | map(i => {x: i, y: i mod 2}))

    """
  static let examples = CodePage.all.filter { $0.example != nil }.map { $0.code }

  @Test("The example of a page raises its code, and what to write instead does not.", arguments: examples)
  func raises(_ code: String) throws {
    let page = try #require(CodePage.page(for: code))
    let example = try #require(page.example)
    #expect(self.code(of: example) == code)
    if !page.remedy.contains("mlops "), !["F031", "F032", "F041"].contains(code) {
      #expect(self.code(of: page.remedy) != code)
    }
  }

  /// The code of the first error of a text, none where it runs through.
  private func code(of text: String) -> String? {
    let folder = TemporaryFolder()
    let session = Session(folder.options, screen: RecordingScreen())
    var prelude = Self.prelude
    if text.contains("model") { prelude += "model = train(numbers, .y, seed: 1, with: gbm(n_estimators: 3))\n" }
    do {
      try session.interpreter.run(Parser.script(Source(name: folder.path + "/prelude.mlops", text: prelude)))
      try session.interpreter.run(Parser.script(Source(name: folder.path + "/example.mlops", text: text)))
      return nil
    } catch {
      return session.diagnostic(error).code
    }
  }
}
