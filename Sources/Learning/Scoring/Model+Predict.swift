public import Frames

extension Model {
  /// The rows of a frame with `prediction`, and for classes `probability` (of the positive one) and `p_CLASS`, at the end.
  /// Columns of those names are replaced. Remarks, such as unseen texts, go to the frame's context.
  public func predict(_ frame: Frame) throws -> Table {
    let rows = try PreparedTable(frame, self, target: false)
    let scores = try Scorer(self).score(prepared: rows.prepared, of: rows.own)
    for note in rows.remarks + scores.notes { frame.context.note(note) }
    return try rows.own.adding(scores.added())
  }
}

extension TableScores {
  /// One line a column with texts that training did not know.
  var notes: [String] {
    unseen.map { "\(Counted.rows($0.rows)) hold a .\($0.column) that training had not seen; it counts as \"other\"" }
      + remarks
  }
}

extension Table {
  /// The table with columns at the end; those of the same names are replaced.
  func adding(_ added: [Column]) throws -> Table {
    let names = Set(added.map(\.name))
    return try Table(columns.filter { !names.contains($0.name) } + added, rowCount: rowCount)
  }
}
