/// A text being typed and the place in it, in Unicode scalars, as libedit counts; moves go by what a person sees as
/// one character.
struct EditText: Hashable {
  var scalars: [Unicode.Scalar]
  /// From 0 to the number of scalars.
  var cursor: Int

  init(_ text: String = "") {
    scalars = Array(text.unicodeScalars)
    cursor = scalars.count
  }

  init(scalars: [Unicode.Scalar], cursor: Int) {
    self.scalars = scalars
    self.cursor = max(0, min(cursor, scalars.count))
  }

  var text: String { EditText.string(scalars[...]) }
  var beforeCursor: String { EditText.string(scalars[..<cursor]) }
  var isAtEnd: Bool { cursor == scalars.count }

  static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(scalars)) }

  /// The cursor in UTF-8 bytes, as sources count.
  var byteCursor: Int { scalars[..<cursor].reduce(0) { $0 + $1.utf8.count } }

  mutating func insert(_ text: String) {
    let added = Array(text.unicodeScalars)
    scalars.insert(contentsOf: added, at: cursor)
    cursor += added.count
  }

  /// Puts text in the place of a range of UTF-8 bytes, with the cursor behind it.
  mutating func replace(bytes range: Range<Int>, with text: String) {
    let start = index(ofByte: range.lowerBound)
    let end = max(start, index(ofByte: range.upperBound))
    let added = Array(text.unicodeScalars)
    scalars.replaceSubrange(start..<end, with: added)
    cursor = start + added.count
  }

  private func index(ofByte byte: Int) -> Int {
    var offset = 0
    for (index, scalar) in scalars.enumerated() {
      if offset >= byte { return index }
      offset += scalar.utf8.count
    }
    return scalars.count
  }

  /// Where the line with the cursor begins and ends, without its line break.
  var line: Range<Int> {
    let start = scalars[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    let end = scalars[cursor...].firstIndex(of: "\n") ?? scalars.count
    return start..<end
  }

  mutating func moveLeft() {
    guard cursor > 0 else { return }
    cursor -= scalars[cursor - 1] == "\n" ? 1 : lastCharacter(line.lowerBound..<cursor)
  }

  mutating func moveRight() {
    guard cursor < scalars.count else { return }
    cursor += scalars[cursor] == "\n" ? 1 : firstCharacter(cursor..<line.upperBound)
  }

  /// Behind the end of the next word.
  mutating func moveWord() {
    func isWord(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }
    while cursor < scalars.count, !isWord(scalars[cursor]) { cursor += 1 }
    while cursor < scalars.count, isWord(scalars[cursor]) || scalars[cursor].properties.isGraphemeExtend { cursor += 1 }
  }

  mutating func deleteBackward() {
    let end = cursor
    moveLeft()
    scalars.removeSubrange(cursor..<end)
  }

  mutating func deleteForward() {
    let start = cursor
    moveRight()
    scalars.removeSubrange(start..<cursor)
    cursor = start
  }

  /// To the line above or below, at the same place as far as that line goes; false where there is none.
  mutating func moveLine(by step: Int) -> Bool {
    let line = line
    let column = cursor - line.lowerBound
    if step < 0 {
      guard line.lowerBound > 0 else { return false }
      cursor = line.lowerBound - 1
    } else {
      guard line.upperBound < scalars.count else { return false }
      cursor = line.upperBound + 1
    }
    let target = self.line
    cursor = min(target.lowerBound + column, target.upperBound)
    return true
  }

  /// Scalars of the last character a person sees in a range that is not empty.
  private func lastCharacter(_ range: Range<Int>) -> Int {
    // A character is short: what stands further back cannot belong to it.
    let near = max(range.lowerBound, range.upperBound - 32)..<range.upperBound
    return max(1, EditText.string(scalars[near]).last?.unicodeScalars.count ?? 1)
  }

  private func firstCharacter(_ range: Range<Int>) -> Int {
    let near = range.lowerBound..<min(range.upperBound, range.lowerBound + 32)
    return max(1, EditText.string(scalars[near]).first?.unicodeScalars.count ?? 1)
  }
}
