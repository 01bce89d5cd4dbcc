import Frames
import Language
import Learning

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

  /// What was found for a word: the best of it first, how much there is in all, and what all of it begins with.
  struct Found {
    var items: [Item]
    var count: Int
    var common: String

    init(items: [Item], count: Int, common: String) {
      self.items = items
      self.count = count
      self.common = common
    }

    init(_ items: [Item]) {
      self.init(items: items, count: items.count, common: Suggestions.common(items.lazy.map(\.text)))
    }
  }

  /// So many columns are handed over at most; nobody goes through more of them.
  static let most = 500

  /// The bytes of the text that a suggestion takes the place of.
  public private(set) var range: Range<Int>
  private var found = Found([])
  let session: Session
  let place: InputPlace

  /// The best first; of more than 500 columns only these.
  public var items: [Item] { found.items }
  /// How many there are in all.
  public var count: Int { found.count }
  /// What all of them begin with.
  public var common: String { found.common }

  /// - Parameter cursor: an offset in UTF-8 bytes.
  public init(for text: String, at cursor: Int, in session: Session) {
    self.session = session
    let line = AsideLine(text, at: cursor)
    place = InputPlace(line?.statement ?? text, at: cursor)
    let before = place.before
    range = place.start..<before.count
    if let line, line.isInWord {
      range = 0..<before.count
      found = Found(asides(line))
      return
    }
    if let line, let aside = session.asides.first(where: { $0.word == line.word }), aside.rest != .statement {
      let (range, items) = following(line, aside)
      self.range = range
      found = Found(items)
      return
    }
    if let open = place.openText {
      found = Found(texts(from: open))
    } else if place.byte(place.start - 1) == UInt8(ascii: ".") {
      found = members(dot: place.start - 1, place.word)
    } else if place.byte(place.start - 1) == UInt8(ascii: "`"), place.byte(place.start - 2) == UInt8(ascii: ".") {
      range = (place.start - 1)..<before.count
      found = members(dot: place.start - 2, "`" + place.word)
    } else {
      found = Found(Suggestions.sorted(names(), for: place.word))
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

  /// Inside quotes: the choices of the argument, models and their aliases where one is asked for, columns for `col`,
  /// else files.
  private mutating func texts(from open: Int) -> [Item] {
    let written = String(decoding: place.before[open...], as: UTF8.self)
    let parameters = place.parameters(at: open - 1)
    if let choices = parameters.first(where: { !$0.choices.isEmpty })?.choices {
      range = open..<place.before.count
      return Suggestions.sorted(choices.map { Item($0, ending: "\"") }, for: written)
    }
    if parameters.contains(where: { ["model", "version", "endpoint", "reference", "what"].contains($0.name) }) {
      range = open..<place.before.count
      return Suggestions.sorted(models(), for: written)
    }
    let name = written.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    range = (place.before.count - name.utf8.count)..<place.before.count
    return Suggestions.sorted(files(written), for: name)
  }

  private func names() -> [Item] {
    var found: [Item] = []
    let parameters = place.parameters(at: place.start)
    for choice in parameters.first(where: { !$0.choices.isEmpty })?.choices ?? [] {
      found.append(Item("\"\(choice)\"", ending: " "))
    }
    // Of an argument that takes an estimator or a preparation, those come first.
    for parameter in parameters where parameter.name == place.argument {
      if parameter.word == EstimatorChoice.word { found += Suggestions.made(Estimator.catalogue.map(\.name)) }
      if parameter.word == Preparation.word { found += Suggestions.made(PreparationKind.catalogue.map(\.name)) }
      if parameter.word == Bool.word { found += [Item("true", ending: " "), Item("false", ending: " ")] }
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
    if place.before.first == UInt8(ascii: "?") { found += Suggestions.topics }
    var seen: Set<String> = []
    return (found + Suggestions.words).filter { seen.insert($0.text).inserted }
  }

  /// Every word that can be called, with its sentence of help.
  private static let words = Catalogue.names.map { Item($0, detail: Reference.entry($0)?.help ?? "", ending: " ") }

  /// Words that make a value when they are called.
  private static func made(_ names: [String]) -> [Item] {
    names.map { Item($0, detail: Reference.entry($0)?.help ?? "", ending: "(") }
  }

  /// Beginnings first, then names that hold the letters, then those that hold them in order; case does not matter.
  static func sorted(_ items: [Item], for word: String) -> [Item] {
    guard !word.isEmpty else { return items }
    let letters = LetterRank.folded(word)
    var ranks: [[Item]] = [[], [], []]
    for item in items {
      if let rank = LetterRank.of(LetterRank.folded(item.text)[...], letters) { ranks[rank].append(item) }
    }
    return ranks[0] + ranks[1] + ranks[2]
  }

  /// What all texts begin with.
  static func common(_ texts: some Sequence<String>) -> String {
    var common: [UInt8]?
    for text in texts {
      guard let known = common else {
        common = Array(text.utf8)
        continue
      }
      if known.isEmpty { break }
      common = Array(zip(known, text.utf8).prefix { $0 == $1 }.map(\.0))
    }
    var bytes = common ?? []
    // A character is not cut.
    while String(validating: bytes, as: UTF8.self) == nil { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
