import Engines
import Frames

/// Measures how closely the columns of a table go together, pair by pair.
struct AssociationSearch {
  /// At most so many rows are looked at.
  static let mostRows = 20_000
  /// At most so many columns are paired, the first ones; words with more different values are left out.
  static let mostColumns = 60
  static let mostWords = 50

  private enum Side: Sendable {
    case numbers([Double], ranks: [Double]?)
    case words([Int])
  }

  private let sides: [(name: String, side: Side)]

  init(_ table: Table, _ facts: [ColumnFacts]) throws {
    let wanted = zip(table.columns, facts).filter { _, facts in
      guard let distinct = facts.distinct, distinct > 1 else { return false }
      return facts.numbers != nil || (facts.words != nil && distinct <= AssociationSearch.mostWords)
    }.map(\.0).prefix(AssociationSearch.mostColumns)
    let columns = Array(wanted)
    let made = try Beside.map(columns.count, together: table.rowCount >= 5_000) { AssociationSearch.side(columns[$0]) }
    sides = zip(columns.map(\.name), made).map { ($0, $1) }
  }

  /// All pairs that can be measured, the closest first.
  func found() throws -> [Association] {
    var pairs: [(Int, Int)] = []
    for first in sides.indices { for second in sides.indices where second > first { pairs.append((first, second)) } }
    let (sides, all) = (sides, pairs)
    let found = try Beside.map(all.count, together: all.count > 10) { place -> Association? in
      if place % 64 == 0 { try Watch.current.check() }
      return AssociationSearch.measure(sides[all[place].0], sides[all[place].1])
    }
    return found.compactMap { $0 }.sorted {
      $0.strength != $1.strength ? $0.strength > $1.strength : ($0.first, $0.second) < ($1.first, $1.second)
    }
  }

  private static func side(_ column: Column) -> Side {
    let rows = 0..<column.count
    switch column.values {
    case .texts(let texts):
      // A dictionary may hold a text twice.
      var codes: [String: Int] = [:]
      let places = texts.dictionary.map { text -> Int in
        let place = codes[text] ?? codes.count
        codes[text] = place
        return place
      }
      return .words(texts.codes.map { $0 < 0 ? -1 : places[Int($0)] })
    case .bools(let values): return .words(rows.map { column.isMissing($0) ? -1 : values[$0] ? 1 : 0 })
    case .days(let values): return numbers(rows.map { column.isMissing($0) ? .nan : Double(values[$0]) })
    case .moments(let values, _), .durations(let values):
      return numbers(rows.map { column.isMissing($0) ? .nan : Double(values[$0]) })
    default: return numbers((column.numbers ?? []).map { $0.isFinite ? $0 : .nan })
    }
  }

  /// Ranks are made once where no value is missing, since then they serve every pair.
  private static func numbers(_ values: [Double]) -> Side {
    .numbers(values, ranks: values.contains(where: \.isNaN) ? nil : Associations.ranks(values))
  }

  private static func measure(_ a: (name: String, side: Side), _ b: (name: String, side: Side)) -> Association? {
    switch (a.side, b.side) {
    case (.numbers(let x, let ranksX), .numbers(let y, let ranksY)):
      guard let value = Associations.pearson(x, y) else { return nil }
      let spearman: Double? =
        if let ranksX, let ranksY { Associations.pearson(ranksX, ranksY) } else { Associations.spearman(x, y) }
      return Association(first: a.name, second: b.name, measure: .pearson, value: value, spearman: spearman)
    case (.words(let x), .words(let y)):
      return Associations.cramer(x, y).map { Association(first: a.name, second: b.name, measure: .cramer, value: $0) }
    case (.words(let groups), .numbers(let values, _)), (.numbers(let values, _), .words(let groups)):
      return Associations.ratio(groups, values).map {
        Association(first: a.name, second: b.name, measure: .ratio, value: $0)
      }
    }
  }
}
