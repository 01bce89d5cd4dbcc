import Foundation
import Testing

@testable import Language

struct ExamplesTests {
  static func example(_ name: String) throws -> Source {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let url = root.appending(path: "tutorials/examples/\(name)")
    return Source(name: name, text: try String(contentsOf: url, encoding: .utf8))
  }

  @Test("The first example is read as a script.")
  func firstModel() throws {
    let script = try Parser.script(Self.example("first-model.mlops"))
    #expect(script.statements.count == 21)
    #expect(script.remarks.isEmpty, "\(script.remarks)")
  }

  @Test("Every statement of the conformance script is read, but those that must not be.")
  func conformance() throws {
    let source = try Self.example("language.mlops")
    for statement in Parser.statements(source) {
      switch statement.result {
      case .success: #expect(statement.shows == nil || statement.raises.isEmpty)
      case .failure(let error):
        let expected = try #require(statement.raises.first, "\(error.message) at \(source.text(statement.span))")
        #expect((error.message + " " + (error.help ?? "")).contains(expected.text))
      }
    }
  }
}
