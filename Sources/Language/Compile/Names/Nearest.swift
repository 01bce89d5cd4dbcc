/// Names that a mistyped one may stand for.
public enum Nearest {
  /// The nearest names in back-ticks, best first, at most three, joined by commas; empty when none is near.
  public static func names(to name: String, among names: [String]) -> String {
    matches(to: name, among: names).map { "`\($0)`" }.joined(separator: ", ")
  }

  /// At most three names within a third of the letters, best first.
  public static func matches(to name: String, among names: [String]) -> [String] {
    let wanted = Array(name.lowercased().unicodeScalars)
    let limit = max(1, min(3, wanted.count / 3))
    var found: [(name: String, distance: Int)] = []
    for candidate in Set(names) where candidate != name && candidate != "_" {
      let other = Array(candidate.lowercased().unicodeScalars)
      guard abs(other.count - wanted.count) <= limit else { continue }
      let distance = distance(wanted, other)
      if distance <= limit, distance < wanted.count { found.append((candidate, distance)) }
    }
    return found.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
  }

  /// Damerau's distance with neighbours swapped as one slip (optimal string alignment).
  private static func distance(_ a: [UnicodeScalar], _ b: [UnicodeScalar]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + Array(repeating: 0, count: b.count)
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], before[j - 2] + 1) }
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
