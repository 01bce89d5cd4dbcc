import Frames
import Language

/// What may stand at the cursor of a half-written line: verbs, their arguments and choices, variables, fields, live
/// columns, models, files.
public struct Suggestions {
  public struct Item: Hashable, Sendable {
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
  let session: Session
  let place: InputPlace

  /// - Parameter cursor: an offset in UTF-8 bytes.
  public init(for text: String, at cursor: Int, in session: Session) {
    self.session = session
    place = InputPlace(text, at: cursor)
    let before = place.before
    range = place.start..<before.count
    if let open = place.openText {
      texts(from: open)
    } else if place.byte(place.start - 1) == UInt8(ascii: ".") {
      items = Suggestions.sorted(members(dot: place.start - 1), for: place.word)
    } else if place.byte(place.start - 1) == UInt8(ascii: "`"), place.byte(place.start - 2) == UInt8(ascii: ".") {
      range = (place.start - 1)..<before.count
      items = Suggestions.sorted(members(dot: place.start - 2), for: "`" + place.word)
    } else {
      items = Suggestions.sorted(names(), for: place.word)
    }
  }

  /// The rest of the best column, field or choice that begins as the word does; for the end of a line.
  public static func ghost(for text: String, at cursor: Int, in session: Session) -> String? {
    let place = InputPlace(text, at: cursor)
    let isMember = place.start > 0 && place.before[place.start - 1] == UInt8(ascii: ".")
    guard place.start < place.before.count, isMember || place.openText != nil else { return nil }
    let found = Suggestions(for: text, at: cursor, in: session)
    let written = String(decoding: place.before[found.range.clamped(to: 0..<place.before.count)], as: UTF8.self)
    guard !written.isEmpty, let best = found.items.first(where: { $0.text.hasPrefix(written) && $0.text != written })
    else { return nil }
    return String(best.text.dropFirst(written.count))
  }

  /// The signature of the verb around the cursor.
  public static func hint(for text: String, at cursor: Int) -> String? {
    InputPlace(text, at: cursor).verb.flatMap { Reference.entry($0)?.signatures.first }
  }

  /// Inside quotes: the choices of the argument, models and their aliases where one is asked for, else files.
  private mutating func texts(from open: Int) {
    let written = String(decoding: place.before[open...], as: UTF8.self)
    let parameters = place.parameters(at: open - 1)
    if let choices = parameters.first(where: { !$0.choices.isEmpty })?.choices {
      range = open..<place.before.count
      items = Suggestions.sorted(choices.map { Item($0, ending: "\"") }, for: written)
    } else if parameters.contains(where: { ["model", "version", "endpoint", "reference"].contains($0.name) }) {
      range = open..<place.before.count
      items = Suggestions.sorted(models(), for: written)
    } else {
      let name = written.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
      range = (place.before.count - name.utf8.count)..<place.before.count
      items = Suggestions.sorted(files(written), for: name)
    }
  }

  private func names() -> [Item] {
    var found: [Item] = []
    let parameters = place.parameters(at: place.start)
    for choice in parameters.first(where: { !$0.choices.isEmpty })?.choices ?? [] {
      found.append(Item("\"\(choice)\"", ending: " "))
    }
    if let verb = place.verb.flatMap(Catalogue.verb) {
      var seen: Set<String> = []
      for parameter in verb.faces.flatMap(\.parameters)
      where parameter.gathering == .one && seen.insert(parameter.name).inserted {
        found.append(Item(parameter.name, detail: parameter.help, ending: ": "))
      }
    }
    found += session.interpreter.variableNames.compactMap { name in
      session.interpreter.variable(named: name).map { Item(name, detail: $0.aKind, ending: " ") }
    }
    var seen: Set<String> = []
    return (found + Suggestions.words).filter { seen.insert($0.text).inserted }
  }

  /// Every word that can be called, with its sentence of help.
  private static let words = Catalogue.names.map { Item($0, detail: Reference.entry($0)?.help ?? "", ending: " ") }

  /// Beginnings first, then names that hold the letters, then those that hold them in order; case does not matter.
  static func sorted(_ items: [Item], for word: String) -> [Item] {
    guard !word.isEmpty else { return items }
    let letters = word.utf8.map(lower)
    var ranks: [[Item]] = [[], [], []]
    for item in items {
      let place =
        item.text.utf8.withContiguousStorageIfAvailable { rank($0, letters) } ?? rank(Array(item.text.utf8), letters)
      if let place { ranks[place].append(item) }
    }
    return ranks[0] + ranks[1] + ranks[2]
  }

  /// 0 where a text begins with the letters, 1 where it holds them together, 2 in their order; none where it does not.
  private static func rank(_ text: some RandomAccessCollection<UInt8>, _ letters: [UInt8]) -> Int? {
    var place = 0
    var isStart = true
    for (offset, byte) in text.enumerated() {
      guard place < letters.count else { break }
      if lower(byte) == letters[place] { place += 1 }
      if place != offset + 1 { isStart = false }
    }
    guard place == letters.count else { return nil }
    if isStart { return 0 }
    var rest = text[...]
    while rest.count >= letters.count {
      if zip(rest, letters).allSatisfy({ lower($0) == $1 }) { return 1 }
      rest = rest.dropFirst()
    }
    return 2
  }

  /// ASCII letters in lower case.
  private static func lower(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }
}
