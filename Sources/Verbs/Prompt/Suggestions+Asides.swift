/// A half-written line that begins with `%` and a word.
struct AsideLine {
  let word: String
  /// What stands before the cursor.
  let before: [UInt8]
  /// Where what follows the word begins.
  let start: Int
  /// The line with blanks in the place of the word, for lines that take a statement.
  let statement: String

  /// None for another line.
  /// - Parameter cursor: an offset in UTF-8 bytes.
  init?(_ text: String, at cursor: Int) {
    guard text.hasPrefix("%") else { return nil }
    let bytes = Array(text.utf8)
    let end = bytes.firstIndex { $0 == 32 } ?? bytes.count
    word = String(decoding: bytes[1..<end], as: UTF8.self)
    before = Array(bytes.prefix(max(0, cursor)))
    start = before[min(end, before.count)...].firstIndex { $0 != 32 } ?? before.count
    statement = String(repeating: " ", count: end) + String(decoding: bytes[end...], as: UTF8.self)
  }

  /// The cursor stands in the word.
  var isInWord: Bool { before.count <= word.utf8.count + 1 }
  /// What follows the word, up to the cursor.
  var rest: String { String(decoding: before[start...], as: UTF8.self) }
}

extension Suggestions {
  /// The words that can stand behind `%`.
  func asides(_ line: AsideLine) -> [Item] {
    let items = session.asides.sorted { $0.word < $1.word }.map { aside in
      Item("%" + aside.word, detail: aside.help, ending: aside.rest == .nothing ? "" : " ")
    }
    return Suggestions.sorted(items, for: String(decoding: line.before, as: UTF8.self))
  }

  /// What can follow the word, with the bytes that it takes the place of.
  func following(_ line: AsideLine, _ aside: Aside) -> (range: Range<Int>, items: [Item]) {
    switch aside.rest {
    case .nothing, .statement: return (line.before.count..<line.before.count, [])
    case .words:
      let items = aside.words().map { Item($0.text, detail: $0.help) }
      return (line.start..<line.before.count, Suggestions.sorted(items, for: line.rest))
    case .file:
      let isQuoted = line.rest.hasPrefix("\"")
      let path = isQuoted ? String(line.rest.dropFirst()) : line.rest
      let name = path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
      let items = files(path).map { Item($0.text, detail: $0.detail, ending: isQuoted ? $0.ending : "") }
      let range = (line.before.count - name.utf8.count)..<line.before.count
      return (range, Suggestions.sorted(items, for: name))
    }
  }

  /// What `?` explains beside verbs and codes.
  static let topics = [
    Item("config", detail: "the settings of the prompt"), Item("reference", detail: "all verbs, a sentence each"),
    Item("shortcuts", detail: "the keys"), Item("verbs", detail: "the names of all verbs"),
  ]
}
