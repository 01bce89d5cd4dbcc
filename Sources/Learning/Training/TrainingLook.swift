import Frames

/// What is kept of the rows of a training besides the trees, and what is striking in them.
struct TrainingLook {
  let profile: Profile
  /// SHA-256 of the rows.
  let data: String
  let seen: RowSketch
  /// Columns that are too good to be true, or that nobody should learn from.
  let findings: [GuardFinding]

  private init() {
    profile = Profile(rows: 0, columns: [])
    data = ""
    seen = RowSketch(columns: [], keys: [])
    findings = []
  }

  /// Of a model that nobody keeps.
  static let none = TrainingLook()

  init(_ rows: TrainingRows, _ inputs: [Field], _ leaks: LeakSearch, _ personal: [GuardFinding]) throws {
    let raw = try rows.raw(inputs)
    findings =
      leaks.findings(table: rows.table) + FutureSearch(time: rows.time.flatMap { rows.table[$0] }).findings(raw)
      + personal
    profile = Profile(of: raw, columns: inputs.map(\.name))
    let keys = RowKeys.of(rows.table, columns: rows.known)
    data = RowKeys.fingerprint(keys)
    seen = RowSketch(columns: rows.known, keys: keys)
  }
}
