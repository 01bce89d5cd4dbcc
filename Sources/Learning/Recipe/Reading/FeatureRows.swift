import Engines

/// Some rows of a feature matrix as the engine reads them: block by block, never all at once.
struct FeatureRows: FeatureSource {
  let matrix: FeatureMatrix
  /// Which rows of the matrix are taken; none for all.
  let chosen: [Bool]?
  let rowCount: Int
  /// Where the rows come from when they are not in memory; the matrix then has none.
  private var stream: FeatureStream?

  /// Rows that are read when they are needed.
  init(_ stream: FeatureStream, _ empty: FeatureMatrix, chosen: [Bool]? = nil) {
    matrix = empty
    self.chosen = chosen
    self.stream = stream
    rowCount = chosen.map { $0.reduce(0) { $0 + ($1 ? 1 : 0) } } ?? stream.rowCount
  }

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
    try pieces(of: FeatureBlock.capacity) { numbers in
      block.clear()
      try block.append(numbers)
      if block.count > 0 { try body(block) }
    }
  }

  /// Hands the numbers of so many rows at a time to `body`, one row after the other.
  private func pieces(of size: Int, _ body: ([Double]) throws -> Void) throws {
    func pieces(_ matrix: FeatureMatrix, _ before: Int) throws {
      for start in stride(from: 0, to: matrix.rows, by: size) {
        try body(taken(start..<min(start + size, matrix.rows), of: matrix, before))
      }
    }
    if let stream { return try stream.each(pieces) }
    try pieces(matrix, 0)
  }

  func read(rows: [Int32], _ body: (FeatureBlock) throws -> Void) throws {
    let places = places(rows)
    if let stream {
      let block = FeatureBlock(featureCount: featureCount)
      var next = 0
      return try stream.each { matrix, before in
        var wanted: [Int] = []
        while next < places.count, places[next] < before + matrix.rows {
          wanted.append(places[next] - before)
          next += 1
        }
        for start in stride(from: 0, to: wanted.count, by: FeatureBlock.capacity) {
          block.clear()
          try block.append(matrix.block(wanted[start..<min(start + FeatureBlock.capacity, wanted.count)]))
          try body(block)
        }
      }
    }
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
    try pieces(of: 4096) { numbers in
      try Watch.current.check()
      guard !numbers.isEmpty else { return }
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

  /// The chosen rows of a range of a matrix, before which so many rows came.
  private func taken(_ range: Range<Int>, of matrix: FeatureMatrix, _ before: Int) -> [Double] {
    let numbers = matrix.block(range)
    guard let chosen else { return numbers }
    var kept: [Double] = []
    kept.reserveCapacity(numbers.count)
    for row in range where chosen[before + row] {
      let place = (row - range.lowerBound) * featureCount
      kept += numbers[place..<(place + featureCount)]
    }
    return kept
  }
}
