public import Frames

/// A column that probably holds personal data: which kind, how sure that is and why.
public struct PersonalColumn: Codable, Hashable, Sendable {
  public var column: String
  /// The name of a `PersonalKind`.
  public var kind: String
  /// How sure it is, 0 to 1.
  public var score: Double
  /// What speaks for it: `its name and 98% of 1,000 values`.
  public var reason: String
  /// One of the values, masked; none where there is nothing to show.
  public var example: String?

  /// From here on a column is taken for personal.
  public static let likely = 0.5

  /// The kinds that a column may hold, the surest one; none where nothing speaks for any.
  public static func look(at column: Column) -> PersonalColumn? {
    let words = PersonalKind.words(of: column.name)
    let isNamed = PersonalKind.catalogue.contains { $0.isNamed(words) }
    // Whole numbers of few digits are nobody's number, and most columns hold such.
    if !isNamed, case .ints(let numbers) = column.values, !numbers.prefix(100).contains(where: { $0 > 99_999_999 }) {
      return nil
    }
    let values = values(of: column)
    var best: PersonalColumn?
    for kind in PersonalKind.catalogue {
      guard let found = look(kind, column, words, values), found.score > best?.score ?? 0 else { continue }
      best = found
    }
    return best.flatMap { $0.score >= 0.3 ? $0 : nil }
  }

  private static func look(
    _ kind: PersonalKind, _ column: Column, _ words: [String], _ values: [String]
  ) -> PersonalColumn? {
    let isNamed = kind.isNamed(words)
    let fitting = kind.fits.map { fits in values.filter(fits) } ?? []
    let share = values.isEmpty ? 0 : Double(fitting.count) / Double(values.count)
    var score = 0.0
    var reasons: [String] = []
    var shown = fitting.first
    if values.count >= 5, share >= kind.least, kind.formed > 0 {
      score = kind.formed * (0.5 + 0.5 * share)
      reasons.append("\(Counted.percent(share)) of \(Counted.values(values.count))")
    }
    if isNamed {
      let known = kind.mayFit.map { fits in values.filter(fits) }
      let part = known.map { values.isEmpty ? 0 : Double($0.count) / Double(values.count) } ?? 0
      shown = shown ?? known?.first
      // A name that the values belie is worth half.
      let worth = !values.isEmpty && known != nil && part < 0.2 ? kind.named / 2 : kind.named + (1 - kind.named) * part
      score = max(score, worth)
      reasons.insert("its name", at: 0)
      if reasons.count == 1, part > 0 { reasons.append("\(Counted.percent(part)) of \(Counted.values(values.count))") }
    }
    guard score > 0 else { return nil }
    return PersonalColumn(
      column: column.name, kind: kind.name, score: score, reason: reasons.joined(separator: " and "),
      example: shown.map { String($0.prefix(60)).masked(last: 0) })
  }

  /// At most so many different values are looked at.
  static let mostValues = 1_000

  /// Different values as texts, taken evenly from the column; none of a column of decimals, truths or lists.
  private static func values(of column: Column) -> [String] {
    var seen: Set<String> = []
    let step = max(1, column.count / (20 * mostValues))
    for row in stride(from: 0, to: column.count, by: step) where !column.isMissing(row) {
      guard let text = text(of: column, row) else { return [] }
      if !text.isEmpty { seen.insert(text) }
      if seen.count == mostValues { break }
    }
    return seen.sorted()
  }

  private static func text(of column: Column, _ row: Int) -> String? {
    switch column.values {
    case .texts(let values): values[row].map { String($0.prefix(2_000)) }
    case .ints(let values): String(values[row])
    case .days, .moments: column[row].description
    default: nil
    }
  }
}
