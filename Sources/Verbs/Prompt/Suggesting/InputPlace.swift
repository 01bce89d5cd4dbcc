import Language

/// Where the cursor stands in a half-written block: the word before it, the call around it, the argument begun.
struct InputPlace {
  /// The text before the cursor, in UTF-8.
  let before: [UInt8]
  /// Where the word before the cursor begins.
  let start: Int
  /// The verb of the innermost call, command or pipe stage, once something follows its name.
  let verb: String?
  /// Where that verb's arguments begin, and how many a pipe has given before them.
  private let arguments: Int
  private let given: Int
  /// The byte after an open quote on the cursor's line: what follows is a path, a model or a choice.
  let openText: Int?
  /// The text before the cursor with blanks in the place of what stands in quotes.
  private let masked: [UInt8]

  /// - Parameter cursor: an offset in UTF-8 bytes.
  init(_ text: String, at cursor: Int) {
    before = Array(text.utf8.prefix(max(0, cursor)))
    start = (before.lastIndex { !InputPlace.isNameByte($0) } ?? -1) + 1
    openText = InputPlace.openText(before)
    masked = InputPlace.masked(before)
    (verb, arguments, given) = InputPlace.call(before[..<(openText.map { $0 - 1 } ?? before.count)])
  }

  var word: String { String(decoding: before[start...], as: UTF8.self) }

  func byte(_ index: Int) -> UInt8? { before.indices.contains(index) ? before[index] : nil }

  /// The byte after a quote that nobody has closed on its line.
  private static func openText(_ before: [UInt8]) -> Int? {
    var open: Int?
    let line = (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    var index = line
    while index < before.count {
      if before[index] == UInt8(ascii: "\\"), open != nil { index += 1 }
      if index < before.count, before[index] == UInt8(ascii: "\"") { open = open == nil ? index + 1 : nil }
      index += 1
    }
    return open
  }

  private static func masked(_ before: [UInt8]) -> [UInt8] {
    var masked = before
    var isQuoted = false
    var index = 0
    while index < masked.count {
      let byte = masked[index]
      if byte == UInt8(ascii: "\n") { isQuoted = false }
      if isQuoted, byte != UInt8(ascii: "\"") { masked[index] = 32 }
      if byte == UInt8(ascii: "\\"), isQuoted, index + 1 < masked.count {
        index += 1
        masked[index] = 32
      } else if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      }
      index += 1
    }
    return masked
  }

  /// The dotted names before a dot, such as `parts.train` before `.`; empty where the dot begins a column.
  func path(dot: Int) -> [String] {
    var names: [String] = []
    var end = dot
    while end > 0 {
      let from = (before[..<end].lastIndex { !InputPlace.isNameByte($0) } ?? -1) + 1
      guard from < end else { return [] }
      names.insert(String(decoding: before[from..<end], as: UTF8.self), at: 0)
      guard from > 0, before[from - 1] == UInt8(ascii: ".") else { return names }
      end = from - 1
    }
    return []
  }

  /// The parameters, of all faces, that what begins at an index would be given to.
  func parameters(at index: Int) -> [ParameterFact] {
    guard let verb = verb.flatMap(Catalogue.verb), arguments <= index else { return [] }
    var rest = before[..<index]
    while let last = rest.last, last == 32 || last == UInt8(ascii: "[") { rest.removeLast() }
    if rest.last == UInt8(ascii: ":") {
      let name = String(
        decoding: rest.dropLast().reversed().prefix(while: InputPlace.isNameByte).reversed(), as: UTF8.self)
      return verb.faces.flatMap(\.parameters).filter { $0.name == name }
    }
    let place = given + commas(arguments..<index)
    return verb.faces.compactMap { face in
      face.parameters.indices.contains(place) ? face.parameters[place] : face.parameters.last { $0.gathering != .one }
    }
  }

  /// The name that the argument at the cursor was given: `with` of `train .y, with: g`.
  var argument: String? {
    var rest = before[..<start]
    while let last = rest.last, last == 32 || last == UInt8(ascii: "[") { rest.removeLast() }
    guard rest.last == UInt8(ascii: ":") else { return nil }
    return String(decoding: rest.dropLast().reversed().prefix(while: InputPlace.isNameByte).reversed(), as: UTF8.self)
  }

  /// The text of the pipe up to the stage that holds an index: `loans | derive …` of `x = loans | derive … | filter .`;
  /// empty where the block begins with `|`; none outside of a pipe.
  func piped(before index: Int) -> String? {
    guard let bar = bar(before: index) else { return nil }
    return String(decoding: before[start(ofPipe: bar)..<bar], as: UTF8.self).trimmingWhitespace
  }

  /// Columns that the stage around an index makes before it, which a `derive` may already use.
  func made(inStageOf index: Int) -> [String] {
    guard let bar = bar(before: index) else { return [] }
    return InputPlace.made(by: before[(bar + 1)..<index])
  }

  /// Names that the stages of this statement make, `derive dear: …`, before the cursor's own.
  var made: [String] {
    let statement = before[((before.lastIndex(of: UInt8(ascii: ";")) ?? -1) + 1)...]
    return statement.split(separator: UInt8(ascii: "|")).dropLast().flatMap { InputPlace.made(by: $0) }
  }

  private static func made(by stage: ArraySlice<UInt8>) -> [String] {
    let words = stage.drop { $0 == 32 || $0 == 10 }
    let verb = String(decoding: words.prefix(while: InputPlace.isNameByte), as: UTF8.self)
    guard verb == "derive" || verb == "group" || verb == "rename" else { return [] }
    return stage.indices.compactMap { index in
      guard stage[index] == UInt8(ascii: ":") else { return nil }
      let name = stage[..<index].reversed().prefix(while: InputPlace.isNameByte).reversed()
      return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
    }
  }

  /// The last `|` before an index that is not inside a bracket which was closed again.
  private func bar(before index: Int) -> Int? {
    var depth = 0
    for place in masked.indices[..<index].reversed() {
      switch masked[place] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth += 1
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth = max(0, depth - 1)
      case UInt8(ascii: "|") where depth == 0: return place
      case _ where depth == 0 && isBreak(place): return nil
      default: break
      }
    }
    return nil
  }

  /// Where the pipe with that `|` begins: behind an open bracket, an assignment or the end of a statement.
  private func start(ofPipe bar: Int) -> Int {
    var depth = 0
    for place in masked.indices[..<bar].reversed() {
      switch masked[place] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth += 1
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        if depth == 0 { return place + 1 }
        depth -= 1
      case _ where depth == 0 && isBreak(place): return place + 1
      default: break
      }
    }
    return 0
  }

  /// Whether a statement ends there, or a value begins behind an assignment.
  private func isBreak(_ place: Int) -> Bool {
    switch masked[place] {
    case UInt8(ascii: ";"): return true
    case UInt8(ascii: "\n"):
      // A line that begins with `|` goes on with the one before.
      return masked[(place + 1)...].first { $0 != 32 } != UInt8(ascii: "|")
    case UInt8(ascii: "="):
      let (last, next) = (place > 0 ? masked[place - 1] : 0, place + 1 < masked.count ? masked[place + 1] : 0)
      let signs = Array("=<>!".utf8)
      return !signs.contains(last) && next != UInt8(ascii: "=") && next != UInt8(ascii: ">")
    default: return false
    }
  }

  private func commas(_ range: Range<Int>) -> Int {
    var depth = 0
    var count = 0
    for byte in before[range] {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ",") where depth <= 0: count += 1
      default: break
      }
    }
    return count
  }

  private static func call(_ before: ArraySlice<UInt8>) -> (String?, Int, Int) {
    var depth = 0
    for index in before.indices.reversed() {
      switch before[index] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth += 1
      case UInt8(ascii: "(") where depth == 0:
        let from = (before[..<index].lastIndex { !isNameByte($0) } ?? -1) + 1
        if from == index { return command(before[(index + 1)...], 0) }
        return (known(before[from..<index]), index + 1, isPiped(before[..<from]) ? 1 : 0)
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth -= depth > 0 ? 1 : 0
      case UInt8(ascii: "|") where depth == 0: return command(before[(index + 1)...], 1)
      case UInt8(ascii: "=") where depth == 0, UInt8(ascii: ";") where depth == 0, UInt8(ascii: "\n") where depth == 0:
        return command(before[(index + 1)...], 0)
      default: break
      }
    }
    return command(before[...], 0)
  }

  private static func isPiped(_ before: ArraySlice<UInt8>) -> Bool {
    before.last { $0 != 32 } == UInt8(ascii: "|")
  }

  /// The word that a command begins with, once something follows it.
  private static func command(_ bytes: ArraySlice<UInt8>, _ given: Int) -> (String?, Int, Int) {
    let rest = bytes.drop { $0 == 32 }
    let word = rest.prefix { isNameByte($0) }
    return (word.endIndex < rest.endIndex ? known(word) : nil, word.endIndex, given)
  }

  private static func known(_ bytes: ArraySlice<UInt8>) -> String? {
    let name = String(decoding: bytes, as: UTF8.self)
    return Catalogue.verb(name) == nil ? nil : name
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      || byte >= 0x80
  }
}
