public import Frames

extension Frame {
  /// The columns that probably hold personal data, the surest first; of many rows a sample is looked at, always the same.
  public func personalColumns() throws -> [PersonalColumn] {
    let rows = try count()
    let table = try (rows > Self.fewRows ? sample(count: Self.fewRows / 2, seed: 1) : self).collect()
    return table.personalColumns()
  }

  private static let fewRows = 100_000
}

extension Table {
  /// The columns that probably hold personal data, the surest first.
  public func personalColumns() -> [PersonalColumn] {
    columns.compactMap(PersonalColumn.look).sorted {
      $0.score != $1.score ? $0.score > $1.score : $0.column < $1.column
    }
  }
}
