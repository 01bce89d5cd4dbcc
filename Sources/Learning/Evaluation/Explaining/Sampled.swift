import Frames

extension Table {
  /// At most so many rows, drawn evenly and always the same ones.
  func sampled(_ limit: Int) throws -> Table {
    guard rowCount > limit else { return self }
    var sample = RowSample(limit: limit)
    let taken = sample.take(rowCount)
    let kept = Set(taken.survivors ?? taken.offsets)
    return try taking((0..<rowCount).map(kept.contains))
  }

  /// The table with other cells in one of its columns.
  func replacing(_ name: String, _ cell: (Int) -> Scalar) throws -> Table {
    guard let column = self[name] else { throw schema.unknown(name) }
    var builder = ColumnBuilder(name, column.type)
    for row in 0..<rowCount { try builder.append(cell(row)) }
    return try Table(columns.map { $0.name == name ? builder.finished : $0 }, rowCount: rowCount)
  }
}
