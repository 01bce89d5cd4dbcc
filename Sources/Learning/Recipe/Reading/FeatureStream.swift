import Engines
import Frames

/// Rows that are read from a frame block by block each time they are needed, and never held.
struct FeatureStream {
  let frame: Frame
  let recipe: Recipe
  let rowCount: Int

  /// Hands every row to `body`: some thousands as a matrix, and how many came before.
  func each(_ body: (FeatureMatrix, Int) throws -> Void) throws {
    var start = 0
    try frame.chunks(rows: FeatureBlock.capacity, columns: recipe.prepared.map(\.name)) { table in
      try Watch.current.check()
      try body(FeatureMatrix(recipe, table), start)
      start += table.rowCount
    }
  }
}
