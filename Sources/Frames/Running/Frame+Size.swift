extension Frame {
  /// Whether the rows come out of the database in their order, so that they can be read block by block again and again.
  public var isReadInOrder: Bool { plan.isOrdered }

  /// Whether the columns might take more than so many bytes in memory, by what is known before they are read: the rows of
  /// tables in memory, and the sizes of files.
  public func mayHold(bytes: Int) -> Bool { plan.mostBytes > bytes }
}

extension Plan {
  /// At most about how many bytes the columns take: a cell takes eight, and in a file rarely less than one.
  fileprivate var mostBytes: Int {
    switch step {
    case .values(let source): source.table.rowCount * max(1, schema.count) * 8
    case .file(let source): source.stamps.reduce(0) { $0 + $1.size } * 8
    case .query: .max
    default: inputs.reduce(0) { $0.addingReportingOverflow($1.mostBytes).overflow ? .max : $0 + $1.mostBytes }
    }
  }
}
