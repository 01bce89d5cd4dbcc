import Frames

/// The prepared columns of a table as the rows of numbers that the engine sees, made block by block.
struct FeatureMatrix {
  let rows: Int
  let readers: [FeatureReader]
  let features: [Feature]

  /// The table has every prepared column of the recipe.
  init(_ recipe: Recipe, _ table: Table) throws {
    rows = table.rowCount
    features = recipe.features
    readers = try recipe.features.map { feature in
      guard let column = table[feature.column] else { throw table.schema.unknown(feature.column) }
      return try FeatureReader(feature, column)
    }
  }

  var width: Int { readers.count }

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
    for (feature, reader) in zip(features, readers) where found.last?.column != feature.column {
      let count = reader.unknownRows
      if count > 0 { found.append((feature.column, count)) }
    }
    return found
  }
}
