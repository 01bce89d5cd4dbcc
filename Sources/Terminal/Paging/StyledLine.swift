import Display

/// A line with colours in it, as text and where each of its colours begins, so that a part of it can be shown.
struct StyledLine {
  /// What a person sees of it.
  let text: String
  /// The sequence that is in force from a character on, counted in characters; none for plain.
  private let styles: [(start: Int, code: String)]

  /// - Parameter line: safe text with sequences `CSI … m` alone.
  init(_ line: String) {
    var text = String.UnicodeScalarView()
    var styles: [(at: Int, code: String)] = []
    var rest = line.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\u{1B}" else {
        text.append(scalar)
        continue
      }
      let code = rest.dropFirst().prefix { $0 != "m" }
      rest = rest.dropFirst(code.count + 2)
      styles.append((text.count, code.isEmpty || code.elementsEqual(["0"]) ? "" : String(code)))
    }
    self.text = String(text)
    // Sequences stand between scalars; parts are taken by characters.
    var places: [Int: Int] = [:]
    if !styles.isEmpty {
      var offset = 0
      for (place, character) in self.text.enumerated() {
        places[offset] = place
        offset += character.unicodeScalars.count
      }
      places[offset] = self.text.count
    }
    self.styles = styles.compactMap { style in places[style.at].map { ($0, style.code) } }
  }

  /// The columns from `left` on that fit a width, with sequences; what was asked for stands out, and a mark says that
  /// the line goes on to the right.
  func part(from left: Int, width: Int, found: [Range<Int>] = [], mark: String, isColored: Bool) -> String {
    var result = ""
    var used = 0
    var column = 0
    var current = ""
    var next = 0
    var style = ""
    let room = width - (DisplayWidth.of(text) - left > width ? DisplayWidth.of(mark) : 0)
    for (place, character) in text.enumerated() {
      while next < styles.count, styles[next].start <= place {
        style = styles[next].code
        next += 1
      }
      let size = DisplayWidth.of(character)
      defer { column += size }
      if column < left {
        // Half of a wide character at the left edge is a blank.
        if column + size > left { (result, used) = (result + " ", 1) }
        continue
      }
      if used + size > room { break }
      let wanted = found.contains { $0.contains(place) } ? "7" : style
      if wanted != current {
        if !current.isEmpty { result += "\u{1B}[0m" }
        if !wanted.isEmpty { result += "\u{1B}[\(wanted)m" }
        current = wanted
      }
      result.append(character)
      used += size
    }
    if !current.isEmpty { result += "\u{1B}[0m" }
    guard room < width else { return result }
    return result + (isColored ? "\u{1B}[2m\(mark)\u{1B}[0m" : mark)
  }

  /// Where a text stands in it, in characters; small letters mean any case.
  func ranges(of query: String) -> [Range<Int>] {
    guard !query.isEmpty else { return [] }
    let folds = query == query.lowercased()
    let line = Array(folds ? text.lowercased() : text)
    let letters = Array(query)
    var found: [Range<Int>] = []
    var start = 0
    while start + letters.count <= line.count {
      if line[start] == letters[0], line[start..<start + letters.count].elementsEqual(letters) {
        found.append(start..<start + letters.count)
        start += letters.count
      } else {
        start += 1
      }
    }
    return found
  }
}
