import Engines
import Frames
import Learning

/// One column of the reference beside the same column of the current rows, both counted in the reference's bins.
struct ColumnComparison: Sendable {
  enum Kind: CaseIterable, Sendable {
    case numbers, categories
  }

  var name: String
  /// The type of the current column.
  var type: ColumnType
  var kind: Kind
  /// Rows by bin, missing last; a sampled reference is counted up to all its rows.
  var reference: [Double]
  var current: [Double]
  /// The reference's numbers, none for categories.
  var profile: NumericProfile?
  /// Up to 100,000 of the current numbers, sorted; empty for categories.
  var sample: [Double] = []

  /// Of a column with very many values only the most frequent have bins of their own; the rest share one.
  static let categories = 30
  static let sampleLimit = 100_000

  /// Throws M002 when numbers would be compared with texts.
  init(_ reference: ColumnProfile, _ column: Column) throws {
    name = column.name
    type = column.type
    let rows = (reference: Double(reference.rows), current: Double(column.count))
    let missing = Double(reference.missing)
    switch reference.shape {
    case .empty:
      kind = column.isMeasured ? .numbers : .categories
      let there = Double(column.count - column.missingCount)
      self.reference = [rows.reference - missing, missing]
      current = [there, rows.current - there]
    case .numeric(let profile):
      kind = .numbers
      guard column.type == .missing || column.isMeasured else {
        throw ColumnComparison.mismatch(column, was: "numbers")
      }
      self.profile = profile
      let values = column.measures() ?? []
      let counts = ColumnComparison.counts(values, edges: profile.edges)
      let scale = profile.sampled > 0 ? (rows.reference - missing) / Double(profile.sampled) : 0
      self.reference = profile.counts.map { Double($0) * scale } + [missing]
      current = counts + [rows.current - counts.reduce(0, +)]
      let stride = max(1, (values.count + ColumnComparison.sampleLimit - 1) / ColumnComparison.sampleLimit)
      sample = Swift.stride(from: 0, to: values.count, by: stride).map { values[$0] }.sorted()
    case .categorical(let profile):
      kind = .categories
      guard let counts = ColumnComparison.counts(column) else { throw ColumnComparison.mismatch(column, was: "texts") }
      let named = profile.values.prefix(ColumnComparison.categories)
      let rest = profile.total - named.reduce(0) { $0 + $1.count }
      let found = named.map { Double(counts[$0.value] ?? 0) }
      let there = Double(counts.values.reduce(0, +))
      self.reference = named.map { Double($0.count) } + [Double(rest), missing]
      current = found + [there - found.reduce(0, +), rows.current - there]
    }
  }

  /// How large the index would be by chance alone, were both sets drawn from one distribution: (bins − 1)(1/n + 1/m).
  var chance: Double {
    let bins = zip(reference, current).count { $0 + $1 > 0 }
    let all = (reference: reference.reduce(0, +), current: current.reduce(0, +))
    guard all.reference > 0, all.current > 0 else { return 0 }
    return Double(max(0, bins - 1)) * (1 / all.reference + 1 / all.current)
  }

  /// How many values lie between the edges: bin i holds those with i edges at or below them.
  static func counts(_ values: [Double], edges: [Double]) -> [Double] {
    var counts = [Int](repeating: 0, count: edges.count + 1)
    for value in values {
      var bin = 0
      for edge in edges { bin &+= edge <= value ? 1 : 0 }
      counts[bin] &+= 1
    }
    return counts.map(Double.init)
  }

  /// How often each text or truth occurs; none for columns of another kind.
  private static func counts(_ column: Column) -> [String: Int]? {
    switch column.values {
    case .missing: return [:]
    case .bools(let values):
      var counts: [String: Int] = [:]
      for (row, value) in values.enumerated() where !column.isMissing(row) {
        counts[value ? "true" : "false", default: 0] += 1
      }
      return counts
    case .texts(let texts):
      var byCode = [Int](repeating: 0, count: texts.dictionary.count)
      for code in texts.codes where code >= 0 { byCode[Int(code)] += 1 }
      var counts: [String: Int] = [:]
      for (code, count) in byCode.enumerated() where count > 0 { counts[texts.dictionary[code], default: 0] += count }
      return counts
    default: return nil
    }
  }

  private static func mismatch(_ column: Column, was: String) -> Fault {
    Fault(
      "M002", "`\(column.name)` holds \(was) in the reference, and \(column.type) here",
      subject: Spelling.column(column.name), help: "cast it first, or leave it out with drop")
  }
}
