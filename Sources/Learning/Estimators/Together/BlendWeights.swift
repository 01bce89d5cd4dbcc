/// The weights, none negative and 1 in sum, by which the mean of several answers is nearest to the truth by squares: the
/// squared error of numbers, Brier's score of classes.
struct BlendWeights {
  let values: [Double]

  /// - Parameter columns: What each member says of the rows, row after row.
  init(_ columns: [[Double]], _ rows: LabelledRows, _ task: Task) {
    let width = max(1, (columns.first?.count ?? 0) / max(1, rows.labels.count))
    let count = columns.count
    var squares = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for (row, label) in rows.labels.enumerated() {
      let weight = rows.own?[row] ?? 1
      for place in 0..<width {
        let truth = width > 1 ? (label == Double(place) ? 1 : 0) : label
        let errors = columns.map { $0[row * width + place] - truth }
        for a in 0..<count { for b in 0...a { squares[a][b] += weight * errors[a] * errors[b] } }
      }
    }
    for a in 0..<count { for b in 0..<a { squares[b][a] = squares[a][b] } }
    values = BlendWeights.least(squares)
  }

  /// The point of the simplex where `w' S w` is least: it is the least of those on every face, and there are few faces.
  static func least(_ squares: [[Double]]) -> [Double] {
    let count = squares.count
    var best = (value: Double.infinity, weights: [Double](repeating: 1 / Double(max(1, count)), count: count))
    for face in 1..<(1 << count) {
      let members = (0..<count).filter { face & (1 << $0) != 0 }
      let inner = members.map { a in members.map { squares[a][$0] } }
      guard let solved = LinearSystem.solved(inner, [Double](repeating: 1, count: members.count)) else { continue }
      let total = solved.reduce(0, +)
      let shares = solved.map { $0 / total }
      guard total.isFinite, total != 0, shares.allSatisfy({ $0 >= 0 && $0.isFinite }) else { continue }
      var value = 0.0
      for (i, a) in members.enumerated() {
        for (j, b) in members.enumerated() { value += shares[i] * shares[j] * squares[a][b] }
      }
      guard value < best.value else { continue }
      var weights = [Double](repeating: 0, count: count)
      for (place, member) in members.enumerated() { weights[member] = shares[place] }
      best = (value, weights)
    }
    return best.weights
  }
}

/// Small systems of linear equations.
enum LinearSystem {
  /// The solution by elimination with the greatest pivot of each column; none where there is no single one.
  static func solved(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
    var rows = zip(matrix, right).map { $0 + [$1] }
    let size = right.count
    let scale = matrix.flatMap { $0 }.reduce(0) { max($0, abs($1)) }
    for column in 0..<size {
      guard let pivot = (column..<size).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
        abs(rows[pivot][column]) > 1e-14 * scale
      else { return nil }
      rows.swapAt(column, pivot)
      for row in 0..<size where row != column {
        let share = rows[row][column] / rows[column][column]
        guard share != 0 else { continue }
        for place in column...size { rows[row][place] -= share * rows[column][place] }
      }
    }
    return (0..<size).map { rows[$0][size] / rows[$0][$0] }
  }
}
