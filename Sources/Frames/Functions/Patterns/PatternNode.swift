/// A pattern as it is read: the tree of its parts.
indirect enum PatternNode: Sendable {
  case empty
  case character(UInt32)
  case set(CharacterSet)
  case assertion(PatternAssertion)
  case all([PatternNode])
  case either([PatternNode])
  /// So many times; without an end where `most` is none.
  case repeated(PatternNode, least: Int, most: Int?, isLazy: Bool)
  /// A group that is kept under its number, from 1.
  case group(PatternNode, Int)

  /// It may match nothing at all.
  var isNullable: Bool {
    switch self {
    case .empty, .assertion: true
    case .character, .set: false
    case .all(let parts): parts.allSatisfy(\.isNullable)
    case .either(let parts): parts.contains(where: \.isNullable)
    case .repeated(let part, let least, _, _): least == 0 || part.isNullable
    case .group(let part, _): part.isNullable
    }
  }

  /// One of its branches is nothing at all: `(a|)`.
  var hasEmptyBranch: Bool {
    switch self {
    case .empty, .character, .set, .assertion: false
    case .either(let parts):
      parts.contains { if case .empty = $0 { true } else { $0.hasEmptyBranch } }
    case .all(let parts): parts.contains(where: \.hasEmptyBranch)
    case .repeated(let part, _, _, _), .group(let part, _): part.hasEmptyBranch
    }
  }

  /// How often its parts may be written out at most, one in the other.
  func isWithin(_ budget: Int) -> Bool {
    switch self {
    case .empty, .character, .set, .assertion: true
    case .all(let parts), .either(let parts): parts.allSatisfy { $0.isWithin(budget) }
    case .group(let part, _): part.isWithin(budget)
    case .repeated(let part, let least, let most, _):
      (max(most ?? least, 1) <= budget) && part.isWithin(budget / max(most ?? least, 1))
    }
  }
}

/// What must hold at a place between two characters.
enum PatternAssertion: Sendable {
  case textBegin, textEnd, lineBegin, lineEnd, wordEdge

  func holds(in text: [UInt32], at place: Int) -> Bool {
    switch self {
    case .textBegin: place == 0
    case .textEnd: place == text.count
    case .lineBegin: place == 0 || text[place - 1] == 10
    case .lineEnd: place == text.count || text[place] == 10
    case .wordEdge: isEdge(text, place)
    }
  }

  private func isEdge(_ text: [UInt32], _ place: Int) -> Bool {
    (place > 0 && isWord(text[place - 1])) != (place < text.count && isWord(text[place]))
  }

  private func isWord(_ value: UInt32) -> Bool {
    value == 95 || (48...57).contains(value) || (65...90).contains(value) || (97...122).contains(value)
  }
}
