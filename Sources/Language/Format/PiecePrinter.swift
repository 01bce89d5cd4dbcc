import Letters

/// Writes pieces as lines: two spaces for each level, one between words, at most one blank line.
struct PiecePrinter {
  private(set) var text = ""

  private let pieces: [Piece]
  /// The indentation of the line on which each open bracket stands.
  private var open: [Int] = []
  /// For each open bracket, and for the script itself: the statement has a line that begins with `|`.
  private var piped = [false]
  /// The indentation of the line being written.
  private var indent = 0
  /// Columns written on this line.
  private var width = 0

  init(_ pieces: [Piece]) {
    self.pieces = pieces
    let broken = PiecePrinter.brokenBlocks(pieces)
    for index in pieces.indices { write(index, broken) }
    if !text.isEmpty { text += "\n" }
  }

  /// The braces of blocks that go over several lines, at which a line begins behind the first and before the second.
  private static func brokenBlocks(_ pieces: [Piece]) -> Set<Int> {
    var broken: Set<Int> = []
    var open: [(index: Int, isBlock: Bool, isBroken: Bool)] = []
    for (index, piece) in pieces.enumerated() {
      let isStart = piece.beginsStatement || piece.role == .comment || piece.role == .closer(isBlock: true)
      if piece.breaks > 0, isStart, let last = open.indices.last, open[last].isBlock { open[last].isBroken = true }
      if case .opener(let isBlock) = piece.role { open.append((index, isBlock, false)) }
      if case .closer = piece.role, let last = open.popLast(), last.isBroken {
        broken.insert(last.index)
        broken.insert(index)
      }
    }
    return broken
  }

  private mutating func write(_ index: Int, _ broken: Set<Int>) {
    let piece = pieces[index]
    let before = index > 0 ? pieces[index - 1] : nil
    let breaks = lineBreaks(index, broken)
    if breaks > 0 || before == nil {
      if before != nil { text += String(repeating: "\n", count: breaks) }
      indent = indentation(index)
      if piece.kind == .pipe || piece.beginsStatement, let last = piped.indices.last {
        piped[last] = piece.kind == .pipe
      }
      text += String(repeating: " ", count: indent)
      width = indent
    } else if let before {
      let spaces = spaces(between: before, piece, index)
      text += String(repeating: " ", count: spaces)
      width += spaces
    }
    text += piece.text
    width = PiecePrinter.width(after: piece.text, from: width)
    switch piece.role {
    case .opener:
      open.append(indent)
      piped.append(false)
    case .closer:
      if !open.isEmpty { open.removeLast() }
      if piped.count > 1 { piped.removeLast() }
    default: break
    }
  }

  /// Line breaks before a piece: 0 on the same line, 2 for a blank line.
  private func lineBreaks(_ index: Int, _ broken: Set<Int>) -> Int {
    guard index > 0 else { return 0 }
    let piece = pieces[index]
    let before = pieces[index - 1]
    if piece.role == .cell { return 2 }
    let endsLine = before.role == .comment || before.role == .cell
    if piece.kind == .elseWord || piece.kind == .catchWord, before.kind == .closeBrace { return 0 }
    if case .closer = piece.role { return endsLine || broken.contains(index) || piece.breaks > 0 ? 1 : 0 }
    if broken.contains(index - 1), case .opener = before.role {
      return piece.role == .comment && piece.breaks == 0 ? 0 : 1
    }
    if piece.breaks == 0 { return endsLine ? 1 : 0 }
    if case .opener = before.role { return 1 }
    return min(piece.breaks, 2)
  }

  private func indentation(_ index: Int) -> Int {
    let piece = pieces[index]
    // At the beginning of a line this comment would open a cell.
    if piece.role == .comment, piece.text.hasPrefix("# %%") || piece.text.hasPrefix("#%%") {
      return max(2, depth(index))
    }
    return depth(index)
  }

  private func depth(_ index: Int) -> Int {
    let piece = pieces[index]
    if piece.role == .cell { return 0 }
    if case .closer = piece.role { return open.last ?? 0 }
    let base = open.last.map { $0 + 2 } ?? 0
    if piece.role == .comment {
      // A comment stands where the line below it does.
      guard let next = pieces[index...].first(where: { $0.role != .comment }) else { return base }
      return goesOn(next, after: lastBefore(index)) ? continuation(next, base) : base
    }
    return goesOn(piece, after: lastBefore(index)) ? continuation(piece, base) : base
  }

  /// A stage stands one level in; what goes on below a stage stands clear of its `|`.
  private func continuation(_ piece: Piece, _ base: Int) -> Int {
    piped.last == true && piece.kind != .pipe ? base + 6 : base + 2
  }

  private func lastBefore(_ index: Int) -> Piece? { pieces[..<index].last { $0.role != .comment } }

  /// The line belongs to the statement or the element above it.
  private func goesOn(_ piece: Piece, after before: Piece?) -> Bool {
    if case .closer = piece.role { return false }
    guard let before, before.role != .cell, before.kind != .semicolon else { return false }
    if piece.isBracketed {
      if case .opener = before.role { return false }
      return before.kind != .comma
    }
    return !piece.beginsStatement && piece.role != .cell && piece.kind != .end
  }

  // MARK: Spaces on a line

  private func spaces(between before: Piece, _ piece: Piece, _ index: Int) -> Int {
    if piece.role == .comment { return max(2, piece.column - width) }
    switch piece.kind {
    case .comma, .semicolon, .colon: return 0
    default: break
    }
    if case .opener(let isBlock) = before.role { return isBlock ? 1 : 0 }
    if case .closer(let isBlock) = piece.role { return isBlock ? 1 : 0 }
    if case .opener(isBlock: true) = piece.role { return 1 }
    switch before.kind {
    case .comma, .semicolon, .colon: return 1
    case .dotDot: return 0
    case .minus where !before.isInfix: return 0
    default: break
    }
    if piece.kind == .dotDot { return piece.isInfix ? 0 : (piece.hasSpaceBefore ? 1 : 0) }
    if piece.isInfix || before.isInfix { return 1 }
    if piece.kind == .elseWord || piece.kind == .catchWord { return 1 }
    if piece.kind == .openBrace, before.kind.isReserved { return 1 }
    return piece.hasSpaceBefore ? 1 : 0
  }

  private static func width(after text: String, from start: Int) -> Int {
    guard let newline = text.lastIndex(of: "\n") else { return start + DisplayWidth.of(text) }
    return DisplayWidth.of(String(text[text.index(after: newline)...]))
  }
}
