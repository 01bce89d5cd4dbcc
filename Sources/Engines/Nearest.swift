/// Which of the names that exist somebody meant who wrote one that does not.
public enum Nearest {
  /// The name that is fewest slips away (letters changed, added, dropped or swapped); none when all are far.
  public static func to(_ word: String, in names: some Sequence<String>) -> String? {
    let limit = max(1, word.unicodeScalars.count / 3)
    var best: (name: String, slips: Int)?
    for name in names {
      let slips = name.lowercased() == word.lowercased() ? 0 : distance(word, name, limit: limit)
      if slips <= limit, slips < best?.slips ?? .max { best = (name, slips) }
    }
    return best?.name
  }

  /// A list of names for a help line, cut after the first few: `id, car_value, …`.
  public static func list(_ names: some Sequence<String>, most: Int = 6) -> String {
    let head = Array(names.prefix(most + 1))
    return head.prefix(most).joined(separator: ", ") + (head.count > most ? ", …" : "")
  }

  /// The optimal string alignment distance, `limit + 1` where it is larger.
  private static func distance(_ a: String, _ b: String, limit: Int) -> Int {
    let x = Array(a.lowercased().unicodeScalars.prefix(100)), y = Array(b.lowercased().unicodeScalars.prefix(100))
    guard abs(x.count - y.count) <= limit else { return limit + 1 }
    var older: [Int] = []
    var last = Array(0...y.count)
    for i in x.indices {
      var row = [i + 1]
      for j in y.indices {
        var cost = min(last[j + 1], row[j]) + 1
        cost = min(cost, last[j] + (x[i] == y[j] ? 0 : 1))
        if i > 0, j > 0, x[i] == y[j - 1], x[i - 1] == y[j] { cost = min(cost, older[j - 1] + 1) }
        row.append(cost)
      }
      (older, last) = (last, row)
    }
    return last[y.count]
  }
}
