import Frames

/// The prepared columns of a table as the rows of numbers that the engine sees, made block by block.
struct FeatureMatrix {
  let rows: Int
  let readers: [FeatureReader]
  let features: [Feature]

  /// The table has every prepared column of the recipe.
  ///
  /// - Parameter trained: Numbers that take the place of a feature's, by its place: those of the training rows, to which
  ///   what was fitted on themselves says too much.
  init(_ recipe: Recipe, _ table: Table, trained: [Int: [Double]] = [:]) throws {
    rows = table.rowCount
    features = recipe.features
    let buckets = BucketCounts()
    readers = try recipe.features.enumerated().map { place, feature in
      guard let column = table[feature.column] else { throw table.schema.unknown(feature.column) }
      return try trained[place].map(FeatureReader.init(numbers:)) ?? FeatureReader(feature, column, buckets)
    }
  }

  private init(rows: Int, readers: [FeatureReader], features: [Feature]) {
    self.rows = rows
    self.readers = readers
    self.features = features
  }

  var width: Int { readers.count }

  /// The matrix without its last features.
  func without(last count: Int) -> FeatureMatrix {
    FeatureMatrix(rows: rows, readers: Array(readers.dropLast(count)), features: Array(features.dropLast(count)))
  }

  /// Some rows as a matrix of their own, their numbers side by side.
  func gathering(_ places: [Int]) -> FeatureMatrix {
    FeatureMatrix(
      rows: places.count, readers: readers.indices.map { FeatureReader(numbers: column($0, rows: places)) },
      features: features)
  }

  /// The numbers of some rows, one row after the other.
  func block(_ rows: some Collection<Int>) -> [Double] {
    var block = [Double](repeating: 0, count: rows.count * width)
    for (place, reader) in readers.enumerated() {
      reader.write(rows, into: &block, offset: place, stride: width)
    }
    return block
  }

  /// The numbers of one feature over chosen rows.
  func column(_ feature: Int, rows chosen: [Int]) -> [Double] {
    var values = [Double](repeating: 0, count: chosen.count)
    readers[feature].write(chosen, into: &values, offset: 0, stride: 1)
    return values
  }

  /// Texts that training did not know: the columns that hold some, and in how many rows.
  var unseen: [(column: String, rows: Int)] {
    var found: [(column: String, rows: Int)] = []
    for (feature, reader) in zip(features, readers)
    where found.last?.column != feature.column && !feature.encoding.isKey {
      let count = reader.unknownRows
      if count > 0 { found.append((feature.column, count)) }
    }
    return found
  }
}
