import Engines
import Frames
import Testing

@testable import Learning

/// Columns with their preparations fitted, read by both readers.
struct Fitted {
  let fitter: RecipeFitter
  let table: Table
  let recipe: Recipe

  init(_ preparations: [Preparation], _ columns: [Column], target: KnownTarget? = nil) throws {
    var fitter = RecipeFitter(preparations: preparations, chosen: nil, target: target)
    for column in columns { try fitter.add(column) }
    self.fitter = fitter
    table = try Table(columns)
    recipe = Recipe(steps: [], prepared: [], features: fitter.features)
  }

  /// The numbers of a feature as scoring reads them, row by row; both readers must give the same bits.
  func numbers(_ feature: Int = 0) throws -> [Double] {
    let numbers = try FeatureMatrix(recipe, table).column(feature, rows: Array(0..<table.rowCount))
    let path = try RowPath(recipe, inputs: table.schema.fields)
    for row in 0..<table.rowCount {
      let own = try path.numbers(table.row(row)).numbers[feature]
      #expect(own.bitPattern == numbers[row].bitPattern)
    }
    return numbers
  }

  static func texts(_ name: String, _ texts: [String?]) -> Column {
    Column(name, type: .text, values: .texts(TextValues(texts)))
  }

  static func numbers(_ name: String, _ numbers: [Double]) -> Column {
    Column(
      name, type: .double, values: .doubles(numbers),
      validity: numbers.contains(where: \.isNaN) ? numbers.map { !$0.isNaN } : nil)
  }
}
