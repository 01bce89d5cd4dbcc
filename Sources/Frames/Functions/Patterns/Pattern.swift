import Engines

/// A regular expression over one text, matched in time that grows with the text and never more: all places of the
/// pattern that the text may have reached are walked side by side (Thompson's construction, Pike's priorities), as RE2
/// does, so that no text holds an endpoint up. The leftmost match is found, and of those the one that Perl would prefer.
struct Pattern: Sendable {
  enum Step: Sendable {
    case character(UInt32)
    case set(Int)
    case assertion(PatternAssertion)
    /// Goes on at both, the first preferred.
    case split(Int, Int)
    case jump(Int)
    case keep(Int)
    case match
  }

  /// How many groups are kept, without the whole.
  let groups: Int
  private(set) var steps: [Step] = []
  private(set) var sets: [CharacterSet] = []

  /// A pattern of more steps is refused.
  private static let mostSteps = 50_000

  init(_ pattern: String) throws(PatternReader.Problem) {
    var reader = PatternReader(pattern)
    let node = try reader.pattern()
    groups = reader.groups
    try write(.group(node, -1), pattern)
    steps.append(.match)
  }

  private mutating func write(_ node: PatternNode, _ pattern: String) throws(PatternReader.Problem) {
    guard steps.count < Pattern.mostSteps else {
      throw PatternReader.Problem(message: "the pattern is too large", part: pattern)
    }
    switch node {
    case .empty: break
    case .character(let value): steps.append(.character(value))
    case .set(let set):
      sets.append(set)
      steps.append(.set(sets.count - 1))
    case .assertion(let assertion): steps.append(.assertion(assertion))
    case .all(let parts): for part in parts { try write(part, pattern) }
    case .either(let parts): try write(either: parts, pattern)
    case .group(let part, let number):
      // 0 is a group that is not kept, -1 the whole.
      guard number != 0 else { return try write(part, pattern) }
      steps.append(.keep(max(0, number) * 2))
      try write(part, pattern)
      steps.append(.keep(max(0, number) * 2 + 1))
    case .repeated(let part, let least, let most, let isLazy):
      for _ in 0..<(most == nil ? max(0, least - 1) : least) { try write(part, pattern) }
      guard let most else {
        try least == 0 ? star(part, isLazy, pattern) : plus(part, isLazy, pattern)
        return
      }
      var ends: [Int] = []
      for _ in 0..<(most - least) {
        ends.append(steps.count)
        steps.append(.match)
        try write(part, pattern)
      }
      for end in ends { steps[end] = Pattern.split(end + 1, steps.count, isLazy) }
    }
  }

  private mutating func write(either parts: [PatternNode], _ pattern: String) throws(PatternReader.Problem) {
    var ends: [Int] = []
    for (place, part) in parts.enumerated() {
      guard place < parts.count - 1 else { try write(part, pattern); break }
      let split = steps.count
      steps.append(.match)
      try write(part, pattern)
      ends.append(steps.count)
      steps.append(.match)
      steps[split] = .split(split + 1, steps.count)
    }
    for end in ends { steps[end] = .jump(steps.count) }
  }

  /// `x*`; of what may match nothing it is `(x+)?`, so that one empty turn ends it.
  private mutating func star(_ part: PatternNode, _ isLazy: Bool, _ pattern: String) throws(PatternReader.Problem) {
    let start = steps.count
    steps.append(.match)
    if part.isNullable {
      try plus(part, isLazy, pattern)
    } else {
      try write(part, pattern)
      steps.append(.jump(start))
    }
    steps[start] = Pattern.split(start + 1, steps.count, isLazy)
  }

  private mutating func plus(_ part: PatternNode, _ isLazy: Bool, _ pattern: String) throws(PatternReader.Problem) {
    let start = steps.count
    try write(part, pattern)
    steps.append(Pattern.split(start, steps.count + 1, isLazy))
  }

  private static func split(_ inside: Int, _ outside: Int, _ isLazy: Bool) -> Step {
    isLazy ? .split(outside, inside) : .split(inside, outside)
  }
}
