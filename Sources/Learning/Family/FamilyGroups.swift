/// Which rows belong together: those with the same numbers in the key features, which are the last of a matrix.
struct FamilyGroups {
  /// The numbers of each group's key, ascending.
  let codes: [[Int]]
  /// Rows without a key, or with one that the matrix's recipe does not know, in their order.
  let keyless: [Int]
  private let order: [Int32]
  private let bounds: [Int]
  /// Where the source's rows stand in its matrix; none where they are all of it.
  private let places: [Int32]?

  /// - Parameter sizes: How many values each key has; a number past the last is a value that training did not see.
  init(_ source: FeatureRows, keys sizes: [Int]) {
    let matrix = source.matrix
    let first = matrix.width - sizes.count
    let places = source.chosen.map { chosen in chosen.indices.filter { chosen[$0] }.map { Int32($0) } }
    let all = places?.map(Int.init) ?? Array(0..<matrix.rows)
    var tuples = [Int](repeating: 0, count: all.count)
    for (place, size) in sizes.enumerated() {
      for (row, number) in matrix.column(first + place, rows: all).enumerated() {
        guard tuples[row] >= 0, let code = Int(exactly: number), code < size else {
          tuples[row] = -1
          continue
        }
        let (product, overflow) = tuples[row].multipliedReportingOverflow(by: size)
        tuples[row] = overflow ? -1 : product + code
      }
    }
    var counts: [Int: Int] = [:]
    for tuple in tuples where tuple >= 0 { counts[tuple, default: 0] += 1 }
    let sorted = counts.keys.sorted()
    var starts: [Int: Int] = [:]
    var bounds = [0]
    for tuple in sorted {
      starts[tuple] = bounds[bounds.count - 1]
      bounds.append(bounds[bounds.count - 1] + (counts[tuple] ?? 0))
    }
    var order = [Int32](repeating: 0, count: bounds[bounds.count - 1])
    var keyless: [Int] = []
    for (row, tuple) in tuples.enumerated() {
      guard let start = starts[tuple] else {
        keyless.append(row)
        continue
      }
      order[start] = Int32(row)
      starts[tuple] = start + 1
    }
    self.places = places
    self.order = order
    self.bounds = bounds
    self.keyless = keyless
    codes = sorted.map { FamilyGroups.codes(of: $0, sizes) }
  }

  var count: Int { codes.count }

  func size(_ group: Int) -> Int { bounds[group + 1] - bounds[group] }

  /// The rows of a group as numbers of the source's rows, ascending.
  func rows(_ group: Int) -> [Int] { order[bounds[group]..<bounds[group + 1]].map(Int.init) }

  /// Where rows of the source stand in its matrix.
  func places(_ rows: [Int]) -> [Int] { places.map { places in rows.map { Int(places[$0]) } } ?? rows }

  private static func codes(of tuple: Int, _ sizes: [Int]) -> [Int] {
    var rest = tuple
    var codes: [Int] = []
    for size in sizes.reversed() {
      codes.append(rest % max(1, size))
      rest /= max(1, size)
    }
    return codes.reversed()
  }
}
