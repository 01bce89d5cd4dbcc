import Display

/// A long text in a window: its header stays, the rest moves up, down and sideways, and texts in it are found.
struct PageView {
  private let lines: [String]
  /// So many lines at the top stay where they are: the names, the types and the rule of a table.
  private let header: Int
  private var paint: Paint
  /// The first line below the header, counted from it, and the first column that are shown.
  private(set) var top = 0
  private(set) var left = 0
  private var query = ""
  /// What is being typed behind `/` or `?`.
  private var asked: (isBackward: Bool, text: String)?
  private var isBackward = false
  /// The line that was found last.
  private var found: Int?
  /// One remark until the next key.
  private var note: String?
  private let width: Int

  init(_ lines: [String], header: Int, paint: Paint) {
    self.lines = lines
    self.header = min(max(0, header), lines.count)
    self.paint = paint
    width = lines.map { StyledLine($0).text }.map(DisplayWidth.of).max() ?? 0
  }

  /// All of it is on the screen at once.
  var fits: Bool { lines.count < paint.height && width <= paint.width }

  private var count: Int { lines.count - header }
  /// Rows for what moves: a window of a few rows has none for the header.
  private var room: Int { max(1, paint.height - 1 - shownHeader) }
  private var shownHeader: Int { header + 3 <= paint.height ? header : 0 }
  private var last: Int { max(0, count - room) }

  mutating func resize(to paint: Paint) {
    self.paint = paint
    move(to: top)
    moveSideways(to: left)
  }

  /// What a key asks for; false where the pager is left.
  mutating func press(_ key: PageKey) -> Bool {
    note = nil
    if let asked { return type(key, asked) }
    switch key {
    case .character("q"), .character("Q"), .escape, .interrupt, .closed: return false
    case .down, .enter, .character("j"), .character("e"): move(to: top + 1)
    case .up, .character("k"), .character("y"): move(to: top - 1)
    case .pageDown, .character(" "), .character("f"): move(to: top + room)
    case .pageUp, .character("b"): move(to: top - room)
    case .character("d"): move(to: top + max(1, room / 2))
    case .character("u"): move(to: top - max(1, room / 2))
    case .home, .character("g"), .character("<"): move(to: 0)
    case .end, .character("G"), .character(">"): move(to: last)
    case .right, .character("l"): moveSideways(to: left + max(1, paint.width / 2))
    case .left, .character("h"): moveSideways(to: left - max(1, paint.width / 2))
    case .character("0"), .character("^"): moveSideways(to: 0)
    case .character("$"): moveSideways(to: width)
    case .character("/"): asked = (false, "")
    case .character("?"): asked = (true, "")
    case .character("n"): find(backward: isBackward, isAgain: true)
    case .character("N"): find(backward: !isBackward, isAgain: true)
    case .character, .backspace, .resize, .other: break
    }
    return true
  }

  private mutating func type(_ key: PageKey, _ question: (isBackward: Bool, text: String)) -> Bool {
    switch key {
    case .closed: return false
    case .enter:
      asked = nil
      if !question.text.isEmpty { query = question.text }
      isBackward = question.isBackward
      find(backward: isBackward, isAgain: false)
    case .backspace where !question.text.isEmpty: asked = (question.isBackward, String(question.text.dropLast()))
    case .character(let letter): asked = (question.isBackward, question.text + String(letter))
    case .resize: break
    default: asked = nil
    }
    return true
  }

  private mutating func move(to line: Int) { top = max(0, min(line, last)) }

  private mutating func moveSideways(to column: Int) { left = max(0, min(column, width - paint.width)) }

  /// The next line that holds what was asked for comes to the top, as far as the text goes on below it, and its column into
  /// the window. A new question begins with the line at the top, the same one again behind the line that was found.
  private mutating func find(backward: Bool, isAgain: Bool) {
    guard !query.isEmpty else { return }
    let isFoundSeen = found.map { (top..<top + room).contains($0) } ?? false
    let start = isAgain && isFoundSeen ? (found ?? top) + (backward ? -1 : 1) : top
    let places = backward ? Array((0..<max(0, min(start + 1, count))).reversed()) : Array(min(start, count)..<count)
    guard let place = places.first(where: { !StyledLine(lines[header + $0]).ranges(of: query).isEmpty }) else {
      note = backward ? "`\(query)` is not above" : "`\(query)` is not below"
      return
    }
    found = place
    let line = StyledLine(lines[header + place])
    if let range = line.ranges(of: query).first {
      let start = DisplayWidth.of(String(line.text.prefix(range.lowerBound)))
      let end = start + DisplayWidth.of(query)
      if start < left || end > left + paint.width { moveSideways(to: start - paint.width / 4) }
    }
    move(to: place)
  }

  /// The rows of the window, the last of which says where one is.
  func rows() -> [String] {
    var shown = Array(lines.prefix(shownHeader))
    let body = lines.dropFirst(header + top).prefix(room)
    let mark = paint.isUnicode ? "›" : ">"
    let fixed = shown.count
    shown += body
    var rows = shown.enumerated().map { place, line in
      let line = StyledLine(line)
      return line.part(
        from: left, width: paint.width, found: place < fixed || !paint.isColored ? [] : line.ranges(of: query),
        mark: mark, isColored: paint.isColored)
    }
    while rows.count < paint.height - 1 { rows.append("") }
    return rows + [paint(DisplayWidth.cut(safeText(status), to: max(1, paint.width - 1)), .selected)]
  }

  private var status: String {
    if let asked { return (asked.isBackward ? "?" : "/") + asked.text }
    let end = min(count, top + room)
    let dot = " \(paint.glyphs.dot) "
    var parts = [
      note ?? "\(Thousands.grouped(top + 1))–\(Thousands.grouped(end)) of \(NumberText.count(count, "line"))"
    ]
    if width > paint.width { parts.append("columns \(left + 1)–\(min(width, left + paint.width)) of \(width)") }
    parts += ["q leaves", "/ finds", "space, b, arrows move"]
    return parts.joined(separator: dot)
  }

  /// The lines that were on the screen last, to stay there when the pager is left.
  var page: [String] { Array(rows().dropLast()) }
}

/// A key of the pager.
enum PageKey: Hashable {
  case character(Character)
  case up, down, left, right, home, end, pageUp, pageDown, enter, backspace, escape
  case interrupt, resize, closed, other
}
