import Frames
import Glibc
import Language

/// What may stand at the cursor of a half-written line: verbs, their arguments, variables, fields, live columns, files.
public struct Suggestions {
  public struct Item {
    public var text: String
    /// A few words beside it: a type, a sentence of help.
    public var detail: String
    /// What follows once it is taken.
    public var ending: String

    init(_ text: String, detail: String = "", ending: String = "") {
      self.text = text
      self.detail = detail
      self.ending = ending
    }
  }

  /// The bytes of the text that a suggestion takes the place of.
  public private(set) var range: Range<Int>
  /// The best first.
  public private(set) var items: [Item] = []
  private let session: Session

  /// - Parameter cursor: an offset in UTF-8 bytes.
  public init(for text: String, at cursor: Int, in session: Session) {
    self.session = session
    let before = Array(text.utf8.prefix(cursor))
    let start = (before.lastIndex { !Suggestions.isNameByte($0) } ?? -1) + 1
    let word = String(decoding: before[start...], as: UTF8.self)
    range = start..<before.count
    if let path = Suggestions.openText(before) {
      let name = path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
      range = (before.count - name.utf8.count)..<before.count
      items = sorted(files(path), for: name)
    } else if start > 0, before[start - 1] == UInt8(ascii: ".") {
      items = sorted(members(before, dot: start - 1), for: word)
    } else {
      items = sorted(names(before), for: word)
    }
  }

  /// The signature of the verb around the cursor.
  public static func hint(for text: String, at cursor: Int) -> String? {
    currentVerb(Array(text.utf8.prefix(cursor))).flatMap { Reference.entry($0)?.signatures.first }
  }

  /// `.` behind a variable offers its fields; alone, the columns of the frame in play.
  private func members(_ before: [UInt8], dot: Int) -> [Item] {
    let from = (before[..<dot].lastIndex { !Suggestions.isNameByte($0) } ?? -1) + 1
    let name = String(decoding: before[from..<dot], as: UTF8.self)
    guard !name.isEmpty, let value = session.interpreter.variable(named: name) else { return columns(before[..<dot]) }
    if let frame = value.asObject as? FrameObject { return columns(of: frame) }
    return value.asObject?.memberNames.map { Item($0) } ?? []
  }

  /// The columns of the frame nearest before the cursor; of the newest frame when none is in play.
  private func columns(_ before: ArraySlice<UInt8>) -> [Item] {
    let words = before.split { !Suggestions.isNameByte($0) }.map { String(decoding: $0, as: UTF8.self) }
    for name in words.reversed() + session.interpreter.variableNames.reversed() {
      if let frame = session.interpreter.variable(named: name)?.asObject as? FrameObject { return columns(of: frame) }
    }
    return []
  }

  private func columns(of frame: FrameObject) -> [Item] {
    frame.frame.schema.fields.map { Item($0.name, detail: $0.type.description, ending: " ") }
  }

  private func names(_ before: [UInt8]) -> [Item] {
    var found: [Item] = []
    if let name = Suggestions.currentVerb(before), let verb = Catalogue.verb(name) {
      var seen: Set<String> = []
      for parameter in verb.faces.flatMap(\.parameters)
      where parameter.gathering == .one && seen.insert(parameter.name).inserted {
        found.append(Item(parameter.name, detail: parameter.help, ending: ": "))
      }
    }
    found += session.interpreter.variableNames.compactMap { name in
      session.interpreter.variable(named: name).map { Item(name, detail: $0.aKind, ending: " ") }
    }
    return found + Catalogue.names.map { Item($0, detail: Reference.entry($0)?.help ?? "", ending: " ") }
  }

  private func files(_ path: String) -> [Item] {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let place = session.resolvePath(folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder, from: nil)
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(place + "/*", GLOB_MARK, nil, &found) == 0 else { return [] }
    // Safe because glob gives that many texts, which live until globfree.
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }.compactMap { full in
      guard let name = full.split(separator: "/").last else { return nil }
      return full.hasSuffix("/") ? Item(name + "/", detail: "folder") : Item(String(name), detail: "file", ending: "\"")
    }
  }

  /// Beginnings first, then names that hold the letters in order; case does not matter.
  private func sorted(_ items: [Item], for word: String) -> [Item] {
    guard !word.isEmpty else { return items }
    let wanted = word.lowercased()
    var seen: Set<String> = []
    return items.enumerated().compactMap { place, item -> (rank: Int, place: Int, item: Item)? in
      let text = item.text.lowercased()
      guard seen.insert(item.text).inserted else { return nil }
      if text.hasPrefix(wanted) { return (0, place, item) }
      if text.contains(wanted) { return (1, place, item) }
      return Suggestions.holds(text, wanted) ? (2, place, item) : nil
    }.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.item)
  }

  private static func holds(_ text: String, _ letters: String) -> Bool {
    var rest = letters[...]
    for letter in text where letter == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }

  /// The verb of the innermost call or stage before the cursor.
  private static func currentVerb(_ before: [UInt8]) -> String? {
    var depth = 0
    for index in before.indices.reversed() {
      switch before[index] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth += 1
      case UInt8(ascii: "(") where depth == 0:
        let from = (before[..<index].lastIndex { !isNameByte($0) } ?? -1) + 1
        return known(before[from..<index])
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth -= depth > 0 ? 1 : 0
      case UInt8(ascii: "|"), UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: "\n"):
        if depth == 0 { return firstWord(before[(index + 1)...]) }
      default: break
      }
    }
    return firstWord(before[...])
  }

  /// The word that a command begins with, once something follows it.
  private static func firstWord(_ bytes: ArraySlice<UInt8>) -> String? {
    let rest = bytes.drop { $0 == 32 }
    let word = rest.prefix { isNameByte($0) }
    return word.endIndex < rest.endIndex ? known(word) : nil
  }

  private static func known(_ bytes: ArraySlice<UInt8>) -> String? {
    let name = String(decoding: bytes, as: UTF8.self)
    return Catalogue.verb(name) == nil ? nil : name
  }

  /// The text after an open quote, which is then a path.
  private static func openText(_ before: [UInt8]) -> String? {
    var open: Int?
    for (index, byte) in before.enumerated() where byte == UInt8(ascii: "\"") { open = open == nil ? index : nil }
    return open.map { String(decoding: before[($0 + 1)...], as: UTF8.self) }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      || byte >= 0x80
  }
}
