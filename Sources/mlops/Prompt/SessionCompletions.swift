import Terminal
import Verbs

/// The session's suggestions in the terminal's words.
final class SessionCompletions: CompletionSource {
  private let session: Session
  private let verbs = Set(Catalogue.names)

  init(_ session: Session) { self.session = session }

  func isVerb(_ name: String) -> Bool { verbs.contains(name) }

  func completions(of text: String, at cursor: Int) -> Completions {
    let found = Suggestions(for: text, at: cursor, in: session)
    return Completions(
      found.range, found.items.map { Candidate($0.text, detail: $0.detail, ending: $0.ending) }, count: found.count,
      common: found.common)
  }

  func ghost(for text: String, at cursor: Int) -> String? {
    Suggestions.ghost(for: text, at: cursor, in: session)
  }

  func hint(for text: String, at cursor: Int) -> String? { Suggestions.hint(for: text, at: cursor) }
}
