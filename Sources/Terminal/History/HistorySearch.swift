import Display

/// Ctrl-R: the newest entry that contains what is typed.
struct HistorySearch {
  private let entries: [String]
  let draft: EditText
  private(set) var query = ""
  /// The entry that is shown; the number of entries while nothing is found.
  private var place: Int
  private(set) var isFailing = false

  init(_ entries: [String], from draft: EditText) {
    self.entries = entries
    self.draft = draft
    place = entries.count
  }

  /// The entry found, with the cursor at the match; the draft while nothing was typed.
  var match: EditText {
    guard place < entries.count else { return draft }
    let text = entries[place]
    var found = EditText(text)
    if !query.isEmpty, let range = text.ranges(of: query).last {
      found.cursor = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
    }
    return found
  }

  mutating func type(_ scalar: Unicode.Scalar) {
    query.unicodeScalars.append(scalar)
    find(upTo: min(place, entries.count - 1))
  }

  mutating func erase() {
    guard !query.isEmpty else { return }
    query.removeLast()
    place = entries.count
    isFailing = false
    if !query.isEmpty { find(upTo: entries.count - 1) }
  }

  /// Ctrl-R again.
  mutating func older() {
    if query.isEmpty { return }
    find(upTo: place - 1, otherThan: place < entries.count ? entries[place] : nil)
  }

  private mutating func find(upTo last: Int, otherThan shown: String? = nil) {
    let found = last < 0 ? nil : entries[...last].lastIndex { $0.contains(query) && $0 != shown }
    isFailing = found == nil
    if let found { place = found }
  }

  /// The row below the text.
  var row: Row {
    Row(Cell.cells(isFailing ? "no match: " : "search: ", isFailing ? .warning : .dim) + Cell.cells(query, .accent))
  }
}
