/// Names that someone may have meant.
public enum Nearest {
  /// At most `limit` of the names, the nearest first: the same letters in other case, a slip of a few letters
  /// (exchanged neighbours count one), or a beginning of the name.
  public static func names(to typed: String, among names: [String], limit: Int = 3) -> [String] {
    let wanted = Array(typed.lowercased().utf8)
    guard !wanted.isEmpty, wanted.count <= 100 else { return [] }
    var scored: [(score: Int, name: String)] = []
    for name in Set(names) where name != typed && name.utf8.count <= 100 {
      let candidate = Array(name.lowercased().utf8)
      if let score = score(wanted, candidate) { scored.append((score, name)) }
    }
    scored.sort { $0.score != $1.score ? $0.score < $1.score : $0.name < $1.name }
    return scored.prefix(limit).map(\.name)
  }

  /// `did you mean `a`?`, `did you mean `a` or `b`?`, none where no name is near.
  public static func help(_ typed: String, among names: [String], mark: String = "") -> String? {
    let near = self.names(to: typed, among: names).map { "`\(mark)\($0)`" }
    guard let last = near.last else { return nil }
    if near.count == 1 { return "did you mean \(last)?" }
    return "did you mean \(near.dropLast().joined(separator: ", ")) or \(last)?"
  }

  /// Lower is nearer; none when too far. Up to a third of the letters may be wrong, of two letters none.
  private static func score(_ wanted: [UInt8], _ candidate: [UInt8]) -> Int? {
    if wanted == candidate { return 0 }
    let longest = max(wanted.count, candidate.count)
    let allowed = longest < 3 ? 0 : max(1, longest / 3)
    if abs(wanted.count - candidate.count) <= allowed {
      let distance = distance(wanted, candidate)
      if distance <= allowed { return distance * 10 }
    }
    if wanted.count >= 2, candidate.starts(with: wanted) { return 15 + candidate.count - wanted.count }
    if candidate.count >= 3, wanted.starts(with: candidate) { return 25 + wanted.count - candidate.count }
    return nil
  }

  /// Optimal string alignment: insertions, deletions, substitutions and exchanges of neighbours.
  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var row = last
    for i in 1...a.count {
      row[0] = i
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], beforeLast[j - 2] + 1) }
      }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[b.count]
  }
}
