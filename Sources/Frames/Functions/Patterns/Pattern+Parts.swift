import Engines

/// All matches of a text, as DuckDB goes from one to the next.
extension Pattern {
  /// The text of a group of a match; none where the group takes no part in it.
  static func part(_ text: [UInt32], _ match: [Int], _ group: Int) -> String? {
    let (start, end) = (match[2 * group], match[2 * group + 1])
    return start < 0 || end < start ? nil : string(text[start..<end])
  }

  private static func string(_ values: ArraySlice<UInt32>) -> String {
    String(String.UnicodeScalarView(values.compactMap(Unicode.Scalar.init)))
  }

  /// Every match; one of nothing moves on by a character.
  func all(in text: [UInt32]) -> [[Int]] {
    var found: [[Int]] = []
    var start = 0
    while let match = match(in: text, from: start) {
      found.append(match)
      start = max(match[1], start + (match[1] == start ? 1 : 0))
    }
    return found
  }

  /// The parts between the matches; each is looked for in what is left, as if that were all.
  func parts(of text: [UInt32]) -> [String] {
    var parts: [String] = []
    var rest = text[...]
    while !rest.isEmpty {
      guard let match = match(in: Array(rest), from: 0) else { break }
      var (place, end) = (match[0], match[1])
      if end == 0 {
        (place, end) = (1, 1)
        if rest.count == 1 { break }
      }
      parts.append(Pattern.string(rest[rest.startIndex..<rest.startIndex + place]))
      rest = rest[(rest.startIndex + end)...]
    }
    return parts + [Pattern.string(rest)]
  }

  /// What stands in place of a match: texts and groups.
  enum Piece: Hashable, Sendable {
    case text(String)
    case group(Int)
  }

  /// `\1` is a group, `\\` a backslash; throws F055 for anything else behind a backslash.
  static func replacement(_ text: String, groups: Int) throws(Fault) -> [Piece] {
    var pieces: [Piece] = []
    var plain = ""
    var scalars = text.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "\\" else {
        plain.unicodeScalars.append(scalar)
        continue
      }
      let next = scalars.next()
      if next == "\\" {
        plain += "\\"
      } else if let next, (48...57).contains(next.value), Int(next.value) - 48 <= groups {
        pieces += [.text(plain), .group(Int(next.value) - 48)]
        plain = ""
      } else {
        let written = "\\" + (next.map { String(Character($0)) } ?? "")
        throw Fault(
          "F055", "`\(written)` in the new text is no group of the pattern, which has \(Remark.number(groups))",
          subject: written, help: "`\\0` is the whole match, `\\1` the first group, `\\\\` a backslash")
      }
    }
    return pieces + [.text(plain)]
  }

  /// Every match replaced; one of nothing right behind another is none.
  func replaced(_ text: [UInt32], by pieces: [Piece]) -> String {
    var result = ""
    var place = 0
    var last = -1
    while place <= text.count, let match = match(in: text, from: place) {
      result += Pattern.string(text[place..<match[0]])
      if match[0] == last, match[1] == match[0] {
        if place < text.count { result += Pattern.string(text[place..<place + 1]) }
        place += 1
        continue
      }
      for piece in pieces {
        switch piece {
        case .text(let own): result += own
        case .group(let group): result += Pattern.part(text, match, group) ?? ""
        }
      }
      place = match[1]
      last = place
    }
    return place < text.count ? result + Pattern.string(text[place...]) : result
  }
}
