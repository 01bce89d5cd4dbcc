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
