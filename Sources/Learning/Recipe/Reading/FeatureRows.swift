import Engines

/// Some rows of a feature matrix as the engine reads them: block by block, never all at once.
struct FeatureRows: FeatureSource {
  let matrix: FeatureMatrix
  /// Which rows of the matrix are taken; none for all.
  let chosen: [Bool]?
  let rowCount: Int

  init(_ matrix: FeatureMatrix, chosen: [Bool]? = nil) {
    self.matrix = matrix
    self.chosen = chosen
    rowCount = chosen.map { $0.reduce(0) { $0 + ($1 ? 1 : 0) } } ?? matrix.rows
  }

  /// The same rows without the matrix's last features.
  func without(last count: Int) -> FeatureRows {
    count == 0 ? self : FeatureRows(matrix.without(last: count), chosen: chosen)
  }

  var features: [Feature] { matrix.features }
  var featureCount: Int { matrix.width }

  func read(_ body: (FeatureBlock) throws -> Void) throws {
    let block = FeatureBlock(featureCount: featureCount)
    for start in stride(from: 0, to: matrix.rows, by: FeatureBlock.capacity) {
      let range = start..<min(start + FeatureBlock.capacity, matrix.rows)
      block.clear()
      try block.append(taken(range))
      if block.count > 0 { try body(block) }
    }
  }

  func read(rows: [Int32], _ body: (FeatureBlock) throws -> Void) throws {
    let places = places(rows)
    let block = FeatureBlock(featureCount: featureCount)
    for start in stride(from: 0, to: places.count, by: FeatureBlock.capacity) {
      block.clear()
      try block.append(matrix.block(places[start..<min(start + FeatureBlock.capacity, places.count)]))
      try body(block)
    }
  }

  /// Hands every row to `body`, some thousands at a time: the place of the first, and the numbers one row after the other.
  func numbers(_ body: (Int, [Double]) throws -> Void) throws {
    var place = 0
    for start in stride(from: 0, to: matrix.rows, by: 4096) {
      try Watch.current.check()
      let numbers = taken(start..<min(start + 4096, matrix.rows))
      guard !numbers.isEmpty else { continue }
      try body(place, numbers)
      place += numbers.count / featureCount
    }
  }

  /// Where rows of the source stand in the matrix.
  private func places(_ rows: [Int32]) -> [Int] {
    guard let chosen else { return rows.map(Int.init) }
    var places: [Int] = []
    places.reserveCapacity(rows.count)
    var row: Int32 = 0
    for (place, isChosen) in chosen.enumerated() where isChosen {
      if places.count < rows.count, rows[places.count] == row { places.append(place) }
      row += 1
    }
    return places
  }

  private func taken(_ range: Range<Int>) -> [Double] {
    let numbers = matrix.block(range)
    guard let chosen else { return numbers }
    var kept: [Double] = []
    kept.reserveCapacity(numbers.count)
    for row in range where chosen[row] {
      let place = (row - range.lowerBound) * featureCount
      kept += numbers[place..<(place + featureCount)]
    }
    return kept
  }
}
