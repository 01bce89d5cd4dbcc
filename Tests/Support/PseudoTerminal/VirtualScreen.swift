import Display

/// What a VT100 shows after some bytes: characters, cursor and scrolling, as far as prompts and their painters need.
public struct VirtualScreen: Sendable {
  public private(set) var width: Int
  public private(set) var height: Int
  /// One text a cell; a wide character is followed by an empty one.
  private var cells: [[String]]
  /// The parameters of `CSI … m` that each cell was written with, none for plain: `1;34`.
  private var styles: [[String]]
  private var style = ""
  /// Sequences that this screen does not know, so that a test can say that there are none.
  public private(set) var unknown: [String] = []
  public private(set) var row = 0
  public private(set) var column = 0
  /// Rows that scrolled out at the top.
  public private(set) var scrolled: [String] = []
  /// Modes that were set and not reset: `?2004`.
  public private(set) var modes: Set<String> = []
  /// Whether a colour was ever set.
  public private(set) var hasColors = false
  private var isWrapPending = false
  /// What stands on the first screen while a program shows its other one.
  private var first: (cells: [[String]], styles: [[String]], row: Int, column: Int)?
  private var partial: [Unicode.Scalar] = []
  private var undecoded: [UInt8] = []

  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
    cells = Array(repeating: Array(repeating: " ", count: width), count: height)
    styles = Array(repeating: Array(repeating: "", count: width), count: height)
  }

  /// The style of the first cell of a text, in the lowest row that shows it; none where no row does.
  public func style(of text: String) -> String? {
    for (row, line) in cells.enumerated().reversed() {
      for start in line.indices where line[start...].joined().hasPrefix(text) { return styles[row][start] }
    }
    return nil
  }

  /// One letter for the style of each cell of a row, a dot for plain ones: `letters` says which.
  public func styles(ofRow row: Int, letters: [String: Character]) -> String {
    guard styles.indices.contains(row) else { return "" }
    let last = cells[row].lastIndex { $0 != " " } ?? -1
    return String(styles[row].prefix(last + 1).map { $0.isEmpty ? "." : letters[$0] ?? "?" })
  }

  /// The rows as text, without blanks at their ends and without empty rows at the bottom.
  public var rows: [String] {
    var rows = cells.map { VirtualScreen.trimmed($0.joined()) }
    while rows.last == "" { rows.removeLast() }
    return rows
  }

  /// All rows of the window, without blanks at their ends.
  public var padded: [String] { cells.map { VirtualScreen.trimmed($0.joined()) } }

  public var text: String { rows.joined(separator: "\n") }

  /// A window of another size; what no longer fits is cut, as xterm does.
  public mutating func resize(width: Int, height: Int) {
    var kept = cells.map { Array($0.prefix(width)) + Array(repeating: " ", count: max(0, width - $0.count)) }
    while kept.count > height, row > 0 {
      scrolled.append(VirtualScreen.trimmed(kept.removeFirst().joined()))
      row -= 1
    }
    kept = Array(kept.prefix(height))
    while kept.count < height { kept.append(Array(repeating: " ", count: width)) }
    cells = kept
    styles = kept.indices.map { row in
      let old = row < styles.count ? styles[row] : []
      return Array(old.prefix(width)) + Array(repeating: "", count: max(0, width - old.count))
    }
    self.width = width
    self.height = height
    column = min(column, width - 1)
    isWrapPending = false
  }

  public mutating func feed(_ bytes: [UInt8]) {
    undecoded += bytes
    // A character may come in two reads.
    var end = undecoded.count
    for back in 1...3 where back <= undecoded.count {
      let byte = undecoded[undecoded.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      if length > back { end = undecoded.count - back }
      break
    }
    let text = String(decoding: undecoded[..<end], as: UTF8.self)
    undecoded.removeFirst(end)
    for scalar in text.unicodeScalars { take(scalar) }
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    if !partial.isEmpty {
      partial.append(scalar)
      sequence()
      return
    }
    switch scalar {
    case "\u{1B}": partial = [scalar]
    case "\r":
      column = 0
      isWrapPending = false
    case "\n": lineFeed()
    case "\u{8}":
      column = max(0, column - 1)
      isWrapPending = false
    default: if scalar.value >= 0x20 { put(scalar) }
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let size = DisplayWidth.of(Character(scalar))
    if size == 0 || scalar == "\u{200D}" {
      let at = isWrapPending ? column : max(0, column - 1)
      let base = cells[row][at].isEmpty ? max(0, at - 1) : at
      cells[row][base].unicodeScalars.append(scalar)
      return
    }
    if isWrapPending || column + size > width {
      column = 0
      isWrapPending = false
      lineFeed()
    }
    cells[row][column] = String(scalar)
    styles[row][column] = style
    if size == 2, column + 1 < width { cells[row][column + 1] = "" }
    column += size
    if column >= width {
      column = width - 1
      isWrapPending = true
    }
  }

  private mutating func lineFeed() {
    isWrapPending = false
    if row + 1 < height {
      row += 1
    } else {
      scrolled.append(VirtualScreen.trimmed(cells.removeFirst().joined()))
      cells.append(Array(repeating: " ", count: width))
      styles.removeFirst()
      styles.append(Array(repeating: "", count: width))
    }
  }

  private mutating func sequence() {
    guard partial.count > 1, partial[1] == "[" else {
      if partial.count > 1 {
        unknown.append(String(String.UnicodeScalarView(partial)))
        partial = []
      }
      return
    }
    guard let final = partial.last, partial.count > 2, (0x40...0x7E).contains(final.value) else { return }
    let body = String(String.UnicodeScalarView(partial[2..<(partial.count - 1)]))
    partial = []
    let count = Int(body) ?? 1
    isWrapPending = final == "m" || final == "K" ? isWrapPending : false
    switch final {
    case "A": row = max(0, row - count)
    case "B": row = min(height - 1, row + count)
    case "C": column = min(width - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(width - 1, max(0, count - 1))
    case "H":
      row = 0
      column = 0
    case "J":
      if body == "2" {
        for index in cells.indices { erase(row: index, from: 0) }
      } else {
        erase(row: row, from: column)
        for index in cells.indices where index > row { erase(row: index, from: 0) }
      }
    case "K": erase(row: row, from: column)
    case "m":
      hasColors = true
      style = body == "0" || body.isEmpty ? "" : body
    case "h":
      modes.insert(body)
      if body == "?1049" { first = (cells, styles, row, column) }
    case "l":
      modes.remove(body)
      if body == "?1049", let kept = first { leaveOther(kept) }
    default: unknown.append("CSI \(body)\(final)")
    }
  }

  /// The first screen as it was; what was made smaller meanwhile is cut.
  private mutating func leaveOther(_ kept: (cells: [[String]], styles: [[String]], row: Int, column: Int)) {
    first = nil
    let (width, height) = (self.width, self.height)
    cells = kept.cells
    styles = kept.styles
    (row, column) = (kept.row, kept.column)
    resize(width: width, height: height)
  }

  private mutating func erase(row: Int, from start: Int) {
    for index in start..<max(start, width) {
      cells[row][index] = " "
      styles[row][index] = ""
    }
  }

  private static func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
