import Display

/// Ctrl-R: the entries that hold what is typed, or at least its letters in order, the best first; one of them is shown.
struct HistorySearch {
  /// Each entry once, newest first, with its letters folded.
  private let entries: [(text: String, folded: [UInt8])]
  let draft: EditText
  private(set) var query = ""
  /// Places in `entries`, the best first.
  private var found: [Int]
  /// Which of them is shown; none before anything was asked for.
  private var chosen: Int?
  static let rows = 8

  init(_ entries: [String], from draft: EditText) {
    var seen: Set<String> = []
    self.entries = entries.reversed().filter { seen.insert($0).inserted }.map { ($0, Array($0.lowercased().utf8)) }
    self.draft = draft
    found = Array(self.entries.indices)
  }

  var isFailing: Bool { found.isEmpty }

  /// The entry that is shown, with the cursor at the match; the draft while nothing was asked for.
  var match: EditText {
    guard let chosen, chosen < found.count else { return draft }
    let text = entries[found[chosen]].text
    var match = EditText(text)
    if !query.isEmpty, let range = text.ranges(of: query).last {
      match.cursor = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
    }
    return match
  }

  mutating func type(_ scalar: Unicode.Scalar) {
    query.unicodeScalars.append(scalar)
    // What does not hold the shorter question does not hold the longer one.
    find(among: found.sorted())
  }

  mutating func erase() {
    guard !query.isEmpty else { return }
    query.unicodeScalars.removeLast()
    find(among: Array(entries.indices))
    if query.isEmpty { chosen = nil }
  }

  /// The next one of the list, and the one before.
  mutating func older() { chosen = min((chosen ?? -1) + 1, max(0, found.count - 1)) }
  mutating func newer() { chosen = max((chosen ?? 0) - 1, 0) }

  private mutating func find(among places: [Int]) {
    let letters = Array(query.lowercased().utf8)
    found = places.compactMap { place in
      HistorySearch.distance(entries[place].folded, letters).map { (place, $0) }
    }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
    chosen = 0
  }

  /// How far a text is from the letters: 0 where it holds them as they are, else how many letters stand between them;
  /// none where it does not hold them in order.
  static func distance(_ text: [UInt8], _ letters: [UInt8]) -> Int? {
    guard let first = letters.first else { return 0 }
    var start = 0
    var gaps: Int?
    while let at = text[start...].firstIndex(of: first) {
      if text[at...].starts(with: letters) { return 0 }
      if gaps == nil {
        var rest = letters[...]
        var last = at
        for index in at..<text.count where text[index] == rest.first {
          rest.removeFirst()
          last = index
          if rest.isEmpty { break }
        }
        if !rest.isEmpty { return nil }
        gaps = last - at + 1 - letters.count + 1
      }
      start = at + 1
    }
    return gaps
  }

  /// What stands below the text: the question, and the entries around the one that is shown.
  func rows(width: Int, height: Int, mark: String) -> [Row] {
    var rows = [
      Row(
        Cell.cells(isFailing ? "no match: " : "search: ", isFailing ? .warning : .dim)
          + Cell.cells(safeText(query), .accent))
    ]
    let most = max(0, min(HistorySearch.rows, height - 4))
    let first = max(0, min((chosen ?? 0) - most / 2, found.count - most))
    for place in first..<min(found.count, first + most) {
      let line = entries[found[place]].text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(
        separator: " ⏎ ")
      let shown = safeText(String(line.prefix(width)))
      rows.append(Row(Cell.cells(" " + shown + " ", place == chosen ? .selected : .plain)).cut(to: width, mark: mark))
    }
    return rows
  }
}
