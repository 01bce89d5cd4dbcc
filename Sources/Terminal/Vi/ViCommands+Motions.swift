extension ViCommands {
  /// Where a motion goes, and whether an operator takes the character there too; none where it cannot go.
  func motion(_ key: Unicode.Scalar, _ count: Int, _ text: EditText, isOperating: Bool)
    -> (target: Int, isInclusive: Bool)?
  {
    let line = text.line
    switch key {
    case "h": return (max(line.lowerBound, repeated(count, text) { $0.moveLeft() }), false)
    case "l", " ": return (min(line.upperBound, repeated(count, text) { $0.moveRight() }), false)
    case "0": return (line.lowerBound, false)
    case "^", "_": return (firstLetter(text), false)
    case "|": return (min(line.upperBound, line.lowerBound + count - 1), false)
    case "$": return (line.upperBound, false)
    case "w", "W":
      let target = word(forward: count, isBig: key == "W", text)
      // An operator stays in the line where the last word of it ends.
      return (isOperating && target > line.upperBound && count == 1 ? line.upperBound : target, false)
    case "b", "B": return (word(back: count, isBig: key == "B", text), false)
    case "e", "E": return (word(end: count, isBig: key == "E", text), true)
    case "{": return (paragraph(-1, count, text), false)
    case "}": return (paragraph(1, count, text), false)
    case "%": return partner(text).map { ($0, true) }
    case ";", ",":
      guard let last = lastFind else { return nil }
      let turned: [Unicode.Scalar: Unicode.Scalar] = ["f": "F", "F": "f", "t": "T", "T": "t"]
      let kind = key == ";" ? last.kind : turned[last.kind] ?? last.kind
      return found(kind, last.letter, count, text, again: true).map { ($0, kind == "f" || kind == "t") }
    default: return nil
    }
  }

  /// Where the cursor is after so many steps.
  func repeated(_ count: Int, _ text: EditText, _ step: (inout EditText) -> Void) -> Int {
    var copy = text
    for _ in 0..<min(count, text.scalars.count) { step(&copy) }
    return copy.cursor
  }

  /// The place that `f`, `t`, `F` or `T` goes to in the line; none where the letter is not there so often.
  func found(_ kind: Unicode.Scalar, _ letter: Unicode.Scalar, _ count: Int, _ text: EditText, again: Bool = false)
    -> Int?
  {
    let isForward = kind == "f" || kind == "t"
    let isBeside = kind == "t" || kind == "T"
    let step = isForward ? 1 : -1
    // Going on, `t` passes the letter that it stands beside.
    var place = text.cursor + (again && isBeside ? step : 0)
    var left = count
    while left > 0 {
      place += step
      guard text.line.contains(place) else { return nil }
      if text.scalars[place] == letter { left -= 1 }
    }
    return isBeside ? place - step : place
  }

  /// The first place of the line that is no blank.
  func firstLetter(_ text: EditText) -> Int {
    text.line.lowerBound + text.scalars[text.line].prefix { $0 == " " || $0 == "\t" }.count
  }

  func start(ofLine number: Int, _ text: EditText) -> Int {
    var place = 0
    for _ in 0..<max(0, number) {
      guard let next = text.scalars[place...].firstIndex(of: "\n") else { break }
      place = next + 1
    }
    return firstLetter(EditText(scalars: text.scalars, cursor: place))
  }

  func characterCount(at place: Int, _ text: EditText) -> Int {
    var copy = EditText(scalars: text.scalars, cursor: place)
    copy.moveRight()
    return max(0, copy.cursor - place)
  }

  /// 0 a blank or the end, 1 a letter of a word, 2 a sign; of big words all that is no blank is alike.
  func kind(at place: Int, _ text: EditText, isBig: Bool) -> Int {
    guard text.scalars.indices.contains(place) else { return 0 }
    let scalar = text.scalars[place]
    if scalar == " " || scalar == "\n" || scalar == "\t" { return 0 }
    if isBig { return 1 }
    let isLetter =
      scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      || scalar.properties.isGraphemeExtend
    return isLetter ? 1 : 2
  }

  private func word(forward count: Int, isBig: Bool, _ text: EditText) -> Int {
    var place = text.cursor
    for _ in 0..<min(count, text.scalars.count) {
      let kind = kind(at: place, text, isBig: isBig)
      while place < text.scalars.count, kind != 0, self.kind(at: place, text, isBig: isBig) == kind { place += 1 }
      while place < text.scalars.count, self.kind(at: place, text, isBig: isBig) == 0 { place += 1 }
    }
    return place
  }

  private func word(back count: Int, isBig: Bool, _ text: EditText) -> Int {
    var place = text.cursor
    for _ in 0..<min(count, text.scalars.count) {
      while place > 0, kind(at: place - 1, text, isBig: isBig) == 0 { place -= 1 }
      let kind = kind(at: place - 1, text, isBig: isBig)
      while place > 0, kind != 0, self.kind(at: place - 1, text, isBig: isBig) == kind { place -= 1 }
    }
    return place
  }

  /// Where the word under the cursor ends, or so many further.
  func wordEnd(_ count: Int, isBig: Bool, _ text: EditText) -> Int {
    let kind = kind(at: text.cursor, text, isBig: isBig)
    var place = text.cursor
    while place < text.scalars.count, self.kind(at: place, text, isBig: isBig) == kind { place += 1 }
    guard count > 1 else { return place }
    return word(end: count - 1, isBig: isBig, EditText(scalars: text.scalars, cursor: place - 1)) + 1
  }

  private func word(end count: Int, isBig: Bool, _ text: EditText) -> Int {
    var place = text.cursor
    let last = max(0, text.scalars.count - 1)
    for _ in 0..<min(count, text.scalars.count) where place < last {
      place += 1
      while place < last, kind(at: place, text, isBig: isBig) == 0 { place += 1 }
      let kind = kind(at: place, text, isBig: isBig)
      while place < last, self.kind(at: place + 1, text, isBig: isBig) == kind { place += 1 }
    }
    return place
  }

  /// To the next empty line, or the end.
  private func paragraph(_ step: Int, _ count: Int, _ text: EditText) -> Int {
    var copy = text
    for _ in 0..<min(count, text.scalars.count) {
      while copy.line.isEmpty, copy.moveLine(by: step) {}
      while !copy.line.isEmpty, copy.moveLine(by: step) {}
    }
    return copy.line.isEmpty ? copy.line.lowerBound : step < 0 ? 0 : text.scalars.count
  }

  /// The bracket that belongs to the first one from the cursor on in its line.
  private func partner(_ text: EditText) -> Int? {
    let pairs: [Unicode.Scalar: (Unicode.Scalar, Int)] = [
      "(": (")", 1), "[": ("]", 1), "{": ("}", 1), ")": ("(", -1), "]": ("[", -1), "}": ("{", -1),
    ]
    guard
      let start = text.scalars[text.cursor..<max(text.cursor, text.line.upperBound)].firstIndex(where: {
        pairs[$0] != nil
      }),
      let (other, step) = pairs[text.scalars[start]]
    else { return nil }
    var depth = 0
    var place = start
    while text.scalars.indices.contains(place) {
      if text.scalars[place] == text.scalars[start] { depth += 1 }
      if text.scalars[place] == other { depth -= 1 }
      if depth == 0 { return place }
      place += step
    }
    return nil
  }

  /// A text object: `iw`, `i"`, `a(` and their kin; none where the cursor is in none.
  func object(_ key: Unicode.Scalar, isAround: Bool, _ text: EditText) -> Range<Int>? {
    switch key {
    case "w", "W":
      guard text.cursor < text.scalars.count else { return nil }
      let isBig = key == "W"
      let kind = kind(at: text.cursor, text, isBig: isBig)
      var (low, high) = (text.cursor, text.cursor)
      while low > text.line.lowerBound, self.kind(at: low - 1, text, isBig: isBig) == kind { low -= 1 }
      while high < text.line.upperBound, self.kind(at: high, text, isBig: isBig) == kind { high += 1 }
      while isAround, high < text.line.upperBound, self.kind(at: high, text, isBig: isBig) == 0 { high += 1 }
      return low..<high
    case "\"", "'", "`":
      let places = text.line.filter { text.scalars[$0] == key }
      for (open, close) in zip(places, places.dropFirst()).enumerated().filter({ $0.offset % 2 == 0 }).map(\.element)
      where text.cursor <= close {
        return isAround ? open..<close + 1 : open + 1..<close
      }
      return nil
    case "(", ")", "b": return bracketed("(", ")", isAround, text)
    case "[", "]": return bracketed("[", "]", isAround, text)
    case "{", "}", "B": return bracketed("{", "}", isAround, text)
    default: return nil
    }
  }

  private func bracketed(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ isAround: Bool, _ text: EditText)
    -> Range<Int>?
  {
    var depth = 0
    var low = min(text.cursor, text.scalars.count - 1)
    while low >= 0 {
      if text.scalars[low] == close, low != text.cursor { depth += 1 }
      if text.scalars[low] == open {
        if depth == 0 { break }
        depth -= 1
      }
      low -= 1
    }
    guard low >= 0 else { return nil }
    var high = low + 1
    depth = 0
    while high < text.scalars.count {
      if text.scalars[high] == open { depth += 1 }
      if text.scalars[high] == close {
        if depth == 0 { return isAround ? low..<high + 1 : low + 1..<high }
        depth -= 1
      }
      high += 1
    }
    return nil
  }
}
