/// Which of the names that exist somebody meant who wrote one that does not.
public enum Nearest {
  /// The name that is nearest to what was typed, when it is near enough to be meant.
  public static func to(_ typed: String, in names: some Sequence<String>) -> String? {
    let wanted = folded(typed)
    var best: (name: String, cost: Int)?
    for candidate in names.prefix(2000) {
      let name = folded(candidate)
      var cost = distance(wanted, name)
      if wanted.count >= 3, name.starts(with: wanted) || wanted.starts(with: name) && name.count >= 3 {
        cost = min(cost, 2)
      }
      if wanted.count >= 4, name.count > wanted.count {
        // `salery` is a slip in the beginning of `salary_range`.
        cost = min(cost, 1 + distance(wanted, Array(name.prefix(wanted.count))))
      }
      if best.map({ cost < $0.cost }) ?? true { best = (candidate, cost) }
    }
    guard let best else { return nil }
    let shared = zip(wanted, folded(best.name)).prefix { $0 == $1 }.count
    let limit = max(1, (wanted.count + 1) / 3) + (shared >= 3 ? 5 : 0)
    return best.cost <= limit ? best.name : nil
  }

  /// A help line: the name that was probably meant, and those that there are: ``did you mean `loans`?  (models: loans)``.
  /// `shown` writes the near name as the user would.
  public static func help(
    for typed: String, in names: [String], called what: String, shown: (String) -> String = { $0 }
  ) -> String {
    let question = to(typed, in: names).map { "did you mean `\(shown($0))`?  " } ?? ""
    return question + "(\(what): \(list(names)))"
  }

  /// A list of names for a help line, cut after the first few: `id, car_value, …`.
  public static func list(_ names: some Sequence<String>, most: Int = 6) -> String {
    let head = Array(names.prefix(most + 1))
    return head.prefix(most).joined(separator: ", ") + (head.count > most ? ", …" : "")
  }

  /// The first bytes with ASCII capitals made small.
  private static func folded(_ name: String) -> [UInt8] {
    name.utf8.prefix(64).map { (65...90).contains($0) ? $0 + 32 : $0 }
  }

  /// The Damerau-Levenshtein distance in its restricted form: insertions, deletions, changes and swaps of neighbours.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
