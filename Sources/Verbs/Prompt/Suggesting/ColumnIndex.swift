import Frames
import Synchronization

/// The columns of one frame as completion offers them: found by letters within what a key may take, also among
/// 10,000.
///
/// Names are kept in lower case one behind the other, and a longer word is looked for among what the shorter one found.
final class ColumnIndex: Sendable {
  /// Whose columns these are.
  let plan: Plan
  private let texts: [String]
  private let bytes: [UInt8]
  /// Where each name ends in `bytes`.
  private let ends: [Int]
  private let state: Mutex<State>

  private struct State {
    var details: [String]
    var hasExamples = false
    var word: [UInt8] = []
    /// Places of the names that hold the letters of `word`, in the order of the columns; none for all.
    var found: [Int]?
  }

  init(of frame: Frame) {
    plan = frame.plan
    texts = frame.schema.fields.map { Spelling.name($0.name) }
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for text in texts {
      bytes += LetterRank.folded(text)
      ends.append(bytes.count)
    }
    self.bytes = bytes
    self.ends = ends
    state = Mutex(State(details: frame.schema.fields.map(\.type.description)))
  }

  var hasExamples: Bool { state.withLock { $0.hasExamples } }

  /// A value beside each type, where the column has one to show.
  func show(examples: [String?]) {
    state.withLock { state in
      for (place, example) in examples.enumerated() where place < state.details.count {
        if let example { state.details[place] += "  such as \(example)" }
      }
      state.hasExamples = true
    }
  }

  /// The columns whose names hold the letters of a word: those that begin with it first, then those that hold it, then
  /// those that hold its letters in order.
  func matches(_ word: String, most: Int) -> Suggestions.Found {
    let letters = LetterRank.folded(word)
    return state.withLock { state in
      let goesOn = letters.starts(with: state.word)
      var ranks: [[Int]] = [[], [], []]
      var all: [Int] = []
      func look(_ place: Int) {
        let start = place > 0 ? ends[place - 1] : 0
        guard let rank = LetterRank.of(bytes[start..<ends[place]], letters) else { return }
        ranks[rank].append(place)
        all.append(place)
      }
      if goesOn, let found = state.found { found.forEach(look) } else { texts.indices.forEach(look) }
      (state.word, state.found) = (letters, all)
      let best = (ranks[0] + ranks[1] + ranks[2]).prefix(most)
      return Suggestions.Found(
        items: best.map { Suggestions.Item(texts[$0], detail: state.details[$0], ending: " ") }, count: all.count,
        common: Suggestions.common(all.lazy.map { self.texts[$0] }))
    }
  }
}

/// How well a name answers to letters that were typed; case does not matter.
enum LetterRank {
  /// 0 where a name in lower case begins with the letters, 1 where it holds them together, 2 in their order; none where
  /// it does not.
  static func of(_ name: ArraySlice<UInt8>, _ letters: [UInt8]) -> Int? {
    guard let first = letters.first else { return 0 }
    if name.starts(with: letters) { return 0 }
    var place = 0
    for byte in name where byte == letters[place] {
      place += 1
      if place == letters.count { break }
    }
    guard place == letters.count else { return nil }
    var start = name.startIndex + 1
    while start + letters.count <= name.endIndex {
      if name[start] == first, name[start...].starts(with: letters) { return 1 }
      start += 1
    }
    return 2
  }

  /// A name in lower case, as bytes.
  static func folded(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      // Letters beyond ASCII take a longer way, which 10,000 names of ASCII need not go.
      if byte >= 0x80 { return Array(text.lowercased().utf8) }
      bytes.append((65...90).contains(byte) ? byte + 32 : byte)
    }
    return bytes
  }
}
