/// Reads a pattern in RE2's syntax: that of Perl without what needs to go back, which would take time without end.
struct PatternReader {
  /// What is wrong with a pattern, and the part of it.
  struct Problem: Error {
    let message: String
    let part: String
  }

  /// The flags of `(?imsU)`.
  private struct Flags {
    var folds = false
    var manyLines = false
    var dotTakesAll = false
    var isSwapped = false
  }

  let text: [UInt32]
  var at = 0
  private(set) var groups = 0
  private var flags = Flags()
  private var depth = 0

  init(_ pattern: String) { text = pattern.unicodeScalars.map(\.value) }

  mutating func pattern() throws(Problem) -> PatternNode {
    let node = try alternatives()
    guard at == text.count else { throw problem("a `)` without a `(`", from: at) }
    guard node.isWithin(1_000) else {
      throw Problem(message: "more than 1,000 repetitions", part: string(0..<text.count))
    }
    return node
  }

  func problem(_ message: String, from start: Int) -> Problem {
    Problem(message: message, part: string(min(start, text.count)..<max(start, min(text.count, max(at, start + 1)))))
  }

  private func string(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(text[range.clamped(to: 0..<text.count)].compactMap(Unicode.Scalar.init)))
  }

  func peek(_ letter: Character, _ offset: Int = 0) -> Bool {
    at + offset < text.count && text[at + offset] == letter.unicodeScalars.first?.value
  }

  mutating func take(_ letter: Character) -> Bool {
    guard peek(letter) else { return false }
    at += 1
    return true
  }

  private mutating func alternatives() throws(Problem) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 200 else { throw problem("more than 200 groups, one in the other", from: at) }
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .either(branches)
  }

  private mutating func sequence() throws(Problem) -> PatternNode {
    var parts: [PatternNode] = []
    while at < text.count, !peek("|"), !peek(")") {
      let start = at
      if peek("*") || peek("+") || peek("?") { throw problem("nothing to repeat before", from: start) }
      if peek("\\"), peek("Q", 1) {
        parts += quoted()
        continue
      }
      guard let part = try atom() else { continue }
      parts.append(try repeated(part, from: start))
    }
    return parts.isEmpty ? .empty : parts.count == 1 ? parts[0] : .all(parts)
  }

  /// `\Q…\E`, in which nothing has a meaning.
  private mutating func quoted() -> [PatternNode] {
    at += 2
    var parts: [PatternNode] = []
    while at < text.count {
      if peek("\\"), peek("E", 1) {
        at += 2
        break
      }
      parts.append(literal(text[at]))
      at += 1
    }
    return parts
  }

  private func literal(_ value: UInt32) -> PatternNode {
    guard flags.folds, CaseFold.orbit(value).count > 1 else { return .character(value) }
    return .set(CharacterSet([.ranges([value...value], isNegated: false)], folds: true))
  }

  private mutating func repeated(_ part: PatternNode, from start: Int) throws(Problem) -> PatternNode {
    let first = at
    guard let (least, most) = try count() else { return part }
    // RE2 goes another way through some of these than any automaton that is easy to tell of.
    if most == nil, part.hasEmptyBranch {
      throw problem("a branch of nothing inside of a repetition: write `?` behind the other one", from: start)
    }
    let isLazy = take("?") != flags.isSwapped
    let next = at
    if try count() != nil { throw problem("one repetition behind another", from: first) }
    at = next
    return .repeated(part, least: least, most: most, isLazy: isLazy)
  }

  /// How often, where a repetition stands here; braces that say nothing of the kind are characters.
  private mutating func count() throws(Problem) -> (least: Int, most: Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    let start = at
    guard take("{"), let least = number() else {
      at = start
      return nil
    }
    var most: Int? = least
    if take(",") { most = peek("}") ? nil : number() ?? -1 }
    guard take("}"), most != -1 else {
      at = start
      return nil
    }
    guard least <= 1_000, most ?? 0 <= 1_000, least <= most ?? least else {
      throw problem("a repetition is 0 to 1,000 times, the smaller number first", from: start)
    }
    return (least, most)
  }

  private mutating func number() -> Int? {
    let start = at
    var value = 0
    while at < text.count, (48...57).contains(text[at]) {
      value = min(100_000, value * 10 + Int(text[at] - 48))
      at += 1
    }
    return at > start ? value : nil
  }

  /// One part; none for flags that stand alone.
  private mutating func atom() throws(Problem) -> PatternNode? {
    let start = at
    let value = text[at]
    at += 1
    switch Unicode.Scalar(value) {
    case "(": return try group(from: start)
    case "[": return .set(try brackets(from: start))
    case ".":
      return .set(CharacterSet([.ranges(flags.dotTakesAll ? [] : [10...10], isNegated: true)]))
    case "^": return .assertion(flags.manyLines ? .lineBegin : .textBegin)
    case "$": return .assertion(flags.manyLines ? .lineEnd : .textEnd)
    case "\\": return try escaped(from: start)
    default: return literal(value)
    }
  }

  private mutating func group(from start: Int) throws(Problem) -> PatternNode? {
    let outer = flags
    var number: Int?
    if take("?") {
      if take("P") {
        guard take("<") else { throw problem("a named group is `(?P<name>…)`", from: start) }
        let name = at
        while at < text.count, !peek(">") {
          guard isWord(text[at]) else { throw problem("a group's name has letters, digits and _", from: start) }
          at += 1
        }
        guard at > name, take(">") else { throw problem("a named group is `(?P<name>…)`", from: start) }
        groups += 1
        number = groups
      } else if try !readFlags(from: start) {
        return nil
      }
    } else {
      groups += 1
      number = groups
    }
    let inner = try alternatives()
    guard take(")") else { throw problem("a `(` without its `)`", from: start) }
    flags = outer
    return number.map { .group(inner, $0) } ?? .group(inner, 0)
  }

  /// `i-s:` or `i)`; false where they hold for what follows, without a group.
  private mutating func readFlags(from start: Int) throws(Problem) -> Bool {
    var isOn = true
    var isEmpty = true
    while at < text.count {
      let value = text[at]
      at += 1
      switch Unicode.Scalar(value) {
      case "i": flags.folds = isOn
      case "m": flags.manyLines = isOn
      case "s": flags.dotTakesAll = isOn
      case "U": flags.isSwapped = isOn
      case "-":
        guard isOn else { throw problem("there is no such group", from: start) }
        isOn = false
        isEmpty = true
        continue
      case ":":
        guard isOn || !isEmpty else { throw problem("there is no such group", from: start) }
        return true
      case ")":
        guard !isEmpty else { throw problem("there is no such group", from: start) }
        return false
      case "=", "!", "<", ">":
        throw problem("a look ahead or behind takes time without end, and is not known", from: start)
      default: throw problem("there is no such group", from: start)
      }
      isEmpty = false
    }
    throw problem("a `(` without its `)`", from: start)
  }

  private mutating func escaped(from start: Int) throws(Problem) -> PatternNode {
    guard at < text.count else { throw problem("a `\\` at the end", from: start) }
    let value = text[at]
    switch Unicode.Scalar(value) {
    case "A", "z", "b":
      at += 1
      return .assertion(value == 65 ? .textBegin : value == 122 ? .textEnd : .wordEdge)
    case "B": throw problem("`\\B` may hold inside of a character, and is not known", from: start)
    default: break
    }
    if let item = try itemOfEscape(from: start) { return .set(CharacterSet([item], folds: flags.folds)) }
    return literal(try character(from: start))
  }

  private mutating func brackets(from start: Int) throws(Problem) -> CharacterSet {
    let isNegated = take("^")
    var items: [CharacterSet.Item] = []
    var isFirst = true
    while isFirst || !peek("]") {
      guard at < text.count else { throw problem("a `[` without its `]`", from: start) }
      let part = at
      isFirst = false
      if peek("["), peek(":", 1) {
        items.append(try posix(from: part))
        continue
      }
      if peek("\\") {
        at += 1
        if let item = try itemOfEscape(from: part) {
          items.append(item)
          continue
        }
        at -= 1
      }
      let low = try classCharacter(from: start)
      var high = low
      if peek("-"), at + 1 < text.count, !peek("]", 1) {
        at += 1
        high = try classCharacter(from: start)
      }
      guard low <= high else { throw problem("a range from a larger to a smaller character", from: part) }
      items.append(.ranges([low...high], isNegated: false))
    }
    at += 1
    return CharacterSet(items, isNegated: isNegated, folds: flags.folds)
  }

  private mutating func classCharacter(from start: Int) throws(Problem) -> UInt32 {
    guard at < text.count else { throw problem("a `[` without its `]`", from: start) }
    let own = at
    at += 1
    return text[own] == 92 ? try character(from: own) : text[own]
  }

  private mutating func posix(from start: Int) throws(Problem) -> CharacterSet.Item {
    at += 2
    let isNegated = take("^")
    var name = ""
    while at < text.count, !peek(":"), let scalar = Unicode.Scalar(text[at]) {
      name.unicodeScalars.append(scalar)
      at += 1
    }
    guard take(":"), take("]"), let ranges = CharacterSet.posix(name) else {
      throw problem("there is no class of this name", from: start)
    }
    return .ranges(ranges, isNegated: isNegated)
  }
}
