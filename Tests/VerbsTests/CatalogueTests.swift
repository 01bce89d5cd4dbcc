import Display
import Foundation
import Frames
import Testing

@testable import Verbs

@Suite struct CatalogueTests {
  @Test("The verbs of a chapter are sorted, and none stands twice.")
  func sorted() {
    for (title, verbs) in Catalogue.verbsByChapter {
      #expect(verbs.map(\.name) == verbs.map(\.name).sorted(), "\(title)")
    }
    #expect(Set(Catalogue.verbs.map(\.name)).count == Catalogue.verbs.count)
  }

  @Test("Every help sentence begins with a capital and ends with a full stop.")
  func helpIsASentence() {
    for verb in Catalogue.verbs {
      #expect(verb.help.hasSuffix(".") && verb.help.first?.isUppercase == true, "\(verb.name): \(verb.help)")
    }
    for function in ScalarFunction.all { #expect(function.summary.hasSuffix("."), "\(function.name)") }
  }

  @Test("Every word has help with a signature.")
  func everyWordIsExplained() {
    for name in Catalogue.explained {
      let entry = Reference.entry(name)
      #expect(entry?.help.hasSuffix(".") == true && entry?.signatures.isEmpty == false, "\(name)")
    }
  }

  @Test("A metric's help says which way is better, and a metric and a drift test are found by their names.")
  func subjects() throws {
    #expect(Reference.summary(of: "auc")?.hasSuffix("Higher is better.") == true)
    #expect(Reference.summary(of: "rmse")?.hasSuffix("Lower is better.") == true)
    #expect(Reference.lines(for: "psi", .plain)?.contains { $0.contains("psi > 0.2") } == true)
    let page = Reference.markdown().joined(separator: "\n")
    #expect(page.contains("## Metrics") && page.contains("### log_loss") && page.contains("## Drift tests"))
    #expect(!Catalogue.names.contains("auc"))
  }

  @Test("Every verb that stands in a file of the room is in the catalogue.")
  func everyVerbIsListed() throws {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
        "Sources/Verbs")
    let walk = FileManager.default.enumerator(atPath: root.path)
    let listed = Set(Catalogue.verbs.map(\.name))
    var declared: Set<String> = []
    for path in walk?.compactMap({ $0 as? String }) ?? [] where path.hasSuffix(".swift") {
      let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
      for match in text.matches(of: /static let `?(\w+)`? = (?:Verb|summary|window|pair)\(/) {
        declared.insert(String(match.1))
      }
    }
    #expect(declared == listed)
  }
}
