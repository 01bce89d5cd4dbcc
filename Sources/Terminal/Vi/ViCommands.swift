/// vi's command mode on a text of several lines: counts, motions, operators, `.`; each key changes the text at once.
///
/// It is a value that knows no terminal: what only the editor can do, it asks for as an `Effect`.
struct ViCommands {
  /// What a key asks of the editor.
  enum Effect: Hashable {
    case none
    /// From here on keys are typed into the text.
    case insert
    case undo(Int), redo(Int)
    /// Lines up or down that the text does not have: older and newer entries.
    case older, newer
    case search, external
    /// The last search once more, further back or forth.
    case searchAgain(isOlder: Bool)
  }

  /// What was taken out or copied last; lines are put in as lines.
  private(set) var register: (text: [Unicode.Scalar], isLines: Bool) = ([], false)
  /// The letter that `f`, `t`, `F` or `T` looked for last.
  var lastFind: (kind: Unicode.Scalar, letter: Unicode.Scalar)?
  private var counts: (first: Int?, second: Int?) = (nil, nil)
  private var operation: Unicode.Scalar?
  /// A key that waits for another: `f`, `r`, `g`, `i` behind an operator.
  private var awaited: Unicode.Scalar?
  /// The keys of the command being typed, and those of the last one that changed something, with what was typed in.
  private var keys: [Unicode.Scalar] = []
  private var lastChange: (keys: [Unicode.Scalar], typed: [Unicode.Scalar]) = ([], [])
  private var isRepeating = false
  /// The typing that goes on, to know at its end what was typed.
  private var typing: Typing?

  /// Escape: a command that was begun is dropped.
  mutating func cancel() {
    (counts, operation, awaited, keys) = ((nil, nil), nil, nil, [])
  }

  /// Escape at the end of typing: the cursor goes one to the left.
  mutating func endTyping(_ text: inout EditText) {
    if let typed = typing?.end(&text) { lastChange.typed = typed }
    typing = nil
    cancel()
    if text.cursor > text.line.lowerBound { text.moveLeft() }
  }

  /// A key that was typed into the text: `R` writes over what stood there.
  mutating func follow(_ text: inout EditText) { typing?.follow(&text) }

  /// A fresh line, with keys typed into it.
  mutating func begin() {
    typing = nil
    cancel()
  }

  mutating func press(_ key: Unicode.Scalar, _ text: inout EditText) -> Effect {
    let isAgain = key == "." && awaited == nil && operation == nil
    keys.append(key)
    let before = text
    let effect = obey(key, &text)
    guard let effect else { return .none }
    if !isRepeating, !isAgain, effect == .insert || (effect == .none && before.scalars != text.scalars) {
      lastChange = (keys, [])
    }
    if effect == .insert {
      // A count types what is typed so often, but with an operator it has counted what goes.
      typing = operation == nil ? Typing(key, times: count, text) : Typing("c", times: 1, text)
    } else {
      rest(&text)
    }
    cancel()
    return effect
  }

  /// The cursor stands on a character, where the line has one.
  func rest(_ text: inout EditText) {
    let line = text.line
    if text.cursor == line.upperBound, !line.isEmpty { text.moveLeft() }
  }

  private var count: Int { min(9_999, max(1, counts.first ?? 1) * max(1, counts.second ?? 1)) }
  private var hasCount: Bool { counts.first != nil || counts.second != nil }

  /// None where more keys are wanted.
  private mutating func obey(_ key: Unicode.Scalar, _ text: inout EditText) -> Effect? {
    if let waiting = awaited {
      awaited = nil
      return obey(waiting, key, &text)
    }
    if ("1"..."9").contains(key) || (key == "0" && (operation == nil ? counts.first : counts.second) != nil) {
      let digit = Int(key.value - 48)
      if operation == nil {
        counts.first = min(9_999, (counts.first ?? 0) * 10 + digit)
      } else {
        counts.second = min(9_999, (counts.second ?? 0) * 10 + digit)
      }
      return nil
    }
    if "fFtTrg".unicodeScalars.contains(key) || (operation != nil && (key == "i" || key == "a")) {
      awaited = key
      return nil
    }
    if operation != nil { return operate(key, &text) }
    if key == "d" || key == "c" || key == "y" {
      operation = key
      return nil
    }
    return command(key, &text)
  }

  /// A command of two keys: `fx`, `rx`, `gg`, `diw`.
  private mutating func obey(_ first: Unicode.Scalar, _ key: Unicode.Scalar, _ text: inout EditText) -> Effect {
    switch first {
    case "r": return replace(key, &text)
    case "g":
      guard key == "g" else { return .none }
      return operation == nil
        ? go(to: start(ofLine: hasCount ? count - 1 : 0, text), &text) : lines(0, upTo: true, &text)
    case "i", "a":
      guard let range = object(key, isAround: first == "a", text) else { return .none }
      return apply(range, isLines: false, &text)
    default:
      lastFind = (first, key)
      guard let target = found(first, key, count, text) else { return .none }
      if operation == nil { return go(to: target, &text) }
      let isForward = first == "f" || first == "t"
      return apply(isForward ? text.cursor..<target + 1 : target..<text.cursor, isLines: false, &text)
    }
  }

  /// An operator with the key behind it: a motion, or itself for whole lines.
  private mutating func operate(_ key: Unicode.Scalar, _ text: inout EditText) -> Effect {
    switch key {
    case _ where key == operation: return lines(count - 1, &text)
    case "j", "+": return lines(count, &text)
    case "k", "-": return lines(-count, &text)
    case "G": return lines(text.scalars.count, &text)
    default:
      // `cw` on a word changes it up to its end.
      if operation == "c", key == "w" || key == "W", kind(at: text.cursor, text, isBig: true) != 0 {
        return apply(text.cursor..<wordEnd(count, isBig: key == "W", text), isLines: false, &text)
      }
      guard let motion = motion(key, count, text, isOperating: true) else { return .none }
      let (low, high) = (min(text.cursor, motion.target), max(text.cursor, motion.target))
      return apply(low..<min(text.scalars.count, motion.isInclusive ? high + 1 : high), isLines: false, &text)
    }
  }

  /// The operator on the line of the cursor and so many below it, or above.
  private mutating func lines(_ further: Int, upTo: Bool = false, _ text: inout EditText) -> Effect {
    var low = text.line.lowerBound
    var high = text.line.upperBound
    if upTo {
      low = 0
    } else {
      for _ in 0..<min(abs(further), text.scalars.count) {
        if further > 0, high < text.scalars.count {
          high = EditText(scalars: text.scalars, cursor: high + 1).line.upperBound
        } else if further < 0, low > 0 {
          low = EditText(scalars: text.scalars, cursor: low - 1).line.lowerBound
        }
      }
    }
    return apply(low..<high, isLines: true, &text)
  }

  private mutating func apply(_ range: Range<Int>, isLines: Bool, _ text: inout EditText) -> Effect {
    // Nothing takes the place of what is in the register by nothing.
    if range.isEmpty, !isLines {
      guard operation == "c" else { return .none }
      text.cursor = range.lowerBound
      return .insert
    }
    register = (Array(text.scalars[range]), isLines)
    switch operation {
    case "y":
      text.cursor = isLines ? text.cursor : range.lowerBound
      return .none
    case "c":
      text.scalars.removeSubrange(range)
      text.cursor = range.lowerBound
      return .insert
    default:
      var range = range
      // With whole lines goes one of the breaks around them.
      if isLines, range.upperBound < text.scalars.count {
        range = range.lowerBound..<range.upperBound + 1
      } else if isLines, range.lowerBound > 0 {
        range = range.lowerBound - 1..<range.upperBound
      }
      text.scalars.removeSubrange(range)
      text.cursor = min(range.lowerBound, text.scalars.count)
      if isLines { text.cursor = firstLetter(text) }
      return .none
    }
  }

  /// A command that is no operator: it moves, changes at the cursor, or begins typing.
  private mutating func command(_ key: Unicode.Scalar, _ text: inout EditText) -> Effect {
    switch key {
    case "i", "R": return .insert
    case "I": return type(at: firstLetter(text), &text)
    case "a": return type(at: text.cursor + (text.line.isEmpty ? 0 : characterCount(at: text.cursor, text)), &text)
    case "A": return type(at: text.line.upperBound, &text)
    case "o", "O": return openLine(below: key == "o", &text)
    case "x", "X", "s", "D", "C", "S", "Y": return short(key, &text)
    case "p", "P": return put(isBefore: key == "P", &text)
    case "J": return join(&text)
    case "~": return turnCase(&text)
    case "u": return .undo(count)
    case "U": return .undo(500)
    case ".": return again(&text)
    case "/", "?": return .search
    case "n", "N": return .searchAgain(isOlder: key == "n")
    case "v": return .external
    case "j", "+": return vertical(1, &text)
    case "k", "-": return vertical(-1, &text)
    case "G":
      let last = text.scalars.count { $0 == "\n" }
      return go(to: start(ofLine: hasCount ? min(count - 1, last) : last, text), &text)
    default:
      guard let motion = motion(key, count, text, isOperating: false) else { return .none }
      return go(to: motion.target, &text)
    }
  }

  /// `x` and its kin, each an operator with its motion.
  private mutating func short(_ key: Unicode.Scalar, _ text: inout EditText) -> Effect {
    operation = key == "C" || key == "S" || key == "s" ? "c" : key == "Y" ? "y" : "d"
    switch key {
    case "x", "s":
      let end = min(text.line.upperBound, repeated(count, text) { $0.moveRight() })
      return text.cursor == end && key == "x" ? .none : apply(text.cursor..<end, isLines: false, &text)
    case "X":
      let start = max(text.line.lowerBound, repeated(count, text) { $0.moveLeft() })
      return start == text.cursor ? .none : apply(start..<text.cursor, isLines: false, &text)
    case "D", "C": return apply(text.cursor..<text.line.upperBound, isLines: false, &text)
    default: return lines(count - 1, &text)
    }
  }

  private func go(to place: Int, _ text: inout EditText) -> Effect {
    text.cursor = max(0, min(place, text.scalars.count))
    return .none
  }

  private func type(at place: Int, _ text: inout EditText) -> Effect {
    text.cursor = max(0, min(place, text.scalars.count))
    return .insert
  }

  private func vertical(_ step: Int, _ text: inout EditText) -> Effect {
    for turn in 0..<count where !text.moveLine(by: step) { return turn > 0 ? .none : step < 0 ? .older : .newer }
    return .none
  }

  private func openLine(below: Bool, _ text: inout EditText) -> Effect {
    let line = text.line
    let blanks = Array(text.scalars[line].prefix { $0 == " " })
    text.cursor = below ? line.upperBound : line.lowerBound
    text.insert(EditText.string((below ? ["\n"] + blanks : blanks + ["\n"])[...]))
    if !below { text.cursor -= 1 }
    return .insert
  }

  private func put(isBefore: Bool, _ text: inout EditText) -> Effect {
    guard !register.text.isEmpty || register.isLines else { return .none }
    let copy = Array(
      repeatElement(register.text, count: min(count, 1_000)).joined(separator: register.isLines ? ["\n"] : []))
    if register.isLines {
      let line = text.line
      let place = isBefore ? line.lowerBound : line.upperBound
      text.scalars.insert(contentsOf: isBefore ? copy + ["\n"] : ["\n"] + copy, at: place)
      text.cursor = isBefore ? place : place + 1
      text.cursor = firstLetter(text)
    } else {
      let place = isBefore || text.line.isEmpty ? text.cursor : text.cursor + characterCount(at: text.cursor, text)
      text.scalars.insert(contentsOf: copy, at: place)
      text.cursor = place + copy.count - 1
    }
    return .none
  }

  private func join(_ text: inout EditText) -> Effect {
    for _ in 0..<max(1, min(count, 1_000) - 1) {
      let end = text.line.upperBound
      guard end < text.scalars.count else { break }
      let blanks = text.scalars[(end + 1)...].prefix { $0 == " " }.count
      text.scalars.replaceSubrange(end..<end + 1 + blanks, with: [" "])
      text.cursor = end
    }
    return .none
  }

  private func turnCase(_ text: inout EditText) -> Effect {
    for _ in 0..<count where text.cursor < text.line.upperBound {
      let letter = String(text.scalars[text.cursor])
      let turned = letter == letter.lowercased() ? letter.uppercased() : letter.lowercased()
      if turned.unicodeScalars.count == 1, let scalar = turned.unicodeScalars.first {
        text.scalars[text.cursor] = scalar
      }
      text.moveRight()
    }
    return .none
  }

  private func replace(_ key: Unicode.Scalar, _ text: inout EditText) -> Effect {
    let end = repeated(count, text) { $0.moveRight() }
    guard end <= text.line.upperBound, end > text.cursor else { return .none }
    let letters = Array(repeating: key, count: min(count, end - text.cursor))
    text.scalars.replaceSubrange(text.cursor..<end, with: letters)
    text.cursor += letters.count - 1
    return .none
  }

  /// The last change once more, here.
  private mutating func again(_ text: inout EditText) -> Effect {
    let change = lastChange
    guard !change.keys.isEmpty, !isRepeating else { return .none }
    isRepeating = true
    defer { isRepeating = false }
    let turns = min(count, 100)
    cancel()
    for _ in 0..<turns {
      var effect = Effect.none
      for key in change.keys { effect = press(key, &text) }
      if effect == .insert {
        text.insert(EditText.string(change.typed[...]))
        endTyping(&text)
      }
    }
    lastChange = change
    return .none
  }
}
