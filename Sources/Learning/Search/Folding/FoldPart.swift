import Engines
import Frames

/// Which rows are learnt from and which are judged, in one turn of one division.
struct FoldPart: Hashable, Sendable {
  /// Which division it is of, from 0.
  let turn: Int
  /// Which part of it, from 0.
  let place: Int
  let training: [Bool]
  let judged: [Bool]

  var trainingCount: Int { training.reduce(0) { $0 + ($1 ? 1 : 0) } }
  var judgedCount: Int { judged.reduce(0) { $0 + ($1 ? 1 : 0) } }
}

extension Folds {
  /// The parts of the rows of a table, by the seed alone.
  ///
  /// - Parameters:
  ///   - labels: The target as numbers, NaN where it is missing: those rows are in no part.
  ///   - ofClasses: The labels are numbers of classes.
  func parts(of table: Table, labels: [Double], ofClasses: Bool, seed: Int) throws -> [FoldPart] {
    try check()
    for name in columns where table[name] == nil { throw table.schema.unknown(name) }
    let known = labels.indices.filter { !labels[$0].isNaN }
    guard known.count >= count else {
      throw Fault(
        "L071", "\(Counted.rows(known.count)) with a known target cannot be divided into \(count) parts",
        subject: "folds", help: known.count < 4 ? "train on more rows" : "write folds: \(min(known.count / 2, 5))")
    }
    if let time, let column = table[time] { return try timed(column, known) }
    return try (0..<repeats).flatMap { turn in
      var source = RandomSource(seed: seed &+ turn)
      let numbers: [Int]
      if let group, let column = table[group] {
        numbers = try grouped(RowGroups(column), known, of: labels.count, &source)
      } else if let stratify, let column = table[stratify] {
        numbers = dealt(RowGroups(column).numbers, known, of: labels.count, &source)
      } else {
        let strata = ofClasses ? labels.map { Int(exactly: $0) ?? -1 } : [Int](repeating: 0, count: labels.count)
        numbers = dealt(strata, known, of: labels.count, &source)
      }
      return (0..<count).map { place in
        FoldPart(
          turn: turn, place: place, training: numbers.map { $0 >= 0 && $0 != place },
          judged: numbers.map { $0 == place })
      }
    }
  }

  /// The part of each row, −1 for none: the rows of each stratum are dealt out in random order, one part after the other.
  private func dealt(_ strata: [Int], _ known: [Int], of rows: Int, _ source: inout RandomSource) -> [Int] {
    var byStratum: [Int: [Int]] = [:]
    for row in known { byStratum[strata[row], default: []].append(row) }
    var numbers = [Int](repeating: -1, count: rows)
    var next = 0
    for stratum in byStratum.keys.sorted() {
      for row in byStratum[stratum, default: []].shuffled(using: &source) {
        numbers[row] = next % count
        next += 1
      }
    }
    return numbers
  }

  /// The part of each row, −1 for none: the largest group first, each to the part that has the fewest rows so far.
  private func grouped(
    _ groups: RowGroups, _ known: [Int], of rows: Int, _ source: inout RandomSource
  ) throws -> [Int] {
    var sizes = [Int](repeating: 0, count: groups.count)
    for row in known { sizes[groups.numbers[row]] += 1 }
    let present = sizes.indices.filter { sizes[$0] > 0 }
    guard present.count >= count else {
      throw Fault(
        "L071", "`\(group ?? "")` has \(present.count) different values, fewer than \(count) parts", subject: "folds",
        help: "a group stays in one part: lower `folds:`, or group by another column")
    }
    let shuffled = present.shuffled(using: &source)
    let order = shuffled.indices.sorted { a, b in
      sizes[shuffled[a]] != sizes[shuffled[b]] ? sizes[shuffled[a]] > sizes[shuffled[b]] : a < b
    }
    var filled = [Int](repeating: 0, count: count)
    var partOf = [Int](repeating: -1, count: groups.count)
    for group in order.map({ shuffled[$0] }) {
      let place = filled.indices.min { filled[$0] < filled[$1] } ?? 0
      partOf[group] = place
      filled[place] += sizes[group]
    }
    var numbers = [Int](repeating: -1, count: rows)
    for row in known { numbers[row] = partOf[groups.numbers[row]] }
    return numbers
  }
}
