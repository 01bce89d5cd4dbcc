import Frames

/// What is kept of the rows of a training besides the trees, and what is striking in them.
struct TrainingLook {
  let profile: Profile
  /// SHA-256 of the rows.
  let data: String
  let seen: RowSketch
  /// Columns that are too good to be true, one line each.
  let warnings: [String]

  private init() {
    profile = Profile(rows: 0, columns: [])
    data = ""
    seen = RowSketch(columns: [], keys: [])
    warnings = []
  }

  /// Of a model that nobody keeps.
  static let none = TrainingLook()

  init(_ rows: TrainingRows, _ inputs: [Field], _ leaks: LeakSearch) throws {
    warnings = leaks.warnings(table: rows.table)
    profile = Profile(of: try rows.raw(inputs), columns: inputs.map(\.name))
    let keys = RowKeys.of(rows.table, columns: rows.known)
    data = RowKeys.fingerprint(keys)
    seen = RowSketch(columns: rows.known, keys: keys)
  }
}
