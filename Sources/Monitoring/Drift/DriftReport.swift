public import Frames

/// How far each column of some rows has moved away from a reference.
public struct DriftReport: Sendable {
  /// What was found in one column.
  public struct Row: Hashable, Sendable {
    public var column: String
    /// The type in the current rows, in the user's word.
    public var type: String
    public var psi: Double
    /// The test that `statistic` and `p` are of: `ks` for numbers, `chi_squared` for texts; none where neither applies.
    public var test: String?
    public var statistic: Double?
    public var p: Double?
    /// Shares of rows without a value.
    public var missingBefore: Double
    public var missingNow: Double
    /// What decides, `psi > 0.2`.
    public var rule: String
    public var drifted: Bool
  }

  /// By psi, the largest first.
  public var rows: [Row]
  public var referenceRows: Int
  public var currentRows: Int
  /// Remarks, one line each: columns of one side only, too few rows.
  public var notes: [String]

  /// Whether any column has drifted.
  public var drifted: Bool { rows.contains { $0.drifted } }

  /// The columns as a table: `column type psi test statistic p missing_before missing_now rule drifted`.
  public func table() throws -> Table {
    try Table([
      Column("column", type: .text, values: .texts(TextValues(rows.map(\.column)))),
      Column("type", type: .text, values: .texts(TextValues(rows.map(\.type)))),
      DriftReport.numbers("psi", rows.map(\.psi)),
      Column("test", type: .text, values: .texts(TextValues(rows.map(\.test)))),
      DriftReport.numbers("statistic", rows.map(\.statistic)),
      DriftReport.numbers("p", rows.map(\.p)),
      DriftReport.numbers("missing_before", rows.map(\.missingBefore)),
      DriftReport.numbers("missing_now", rows.map(\.missingNow)),
      Column("rule", type: .text, values: .texts(TextValues(rows.map(\.rule)))),
      Column("drifted", type: .bool, values: .bools(rows.map(\.drifted))),
    ])
  }

  /// One line: how many columns drifted and the one that moved most.
  public var summary: String {
    let count = rows.count { $0.drifted }
    let moved = count == 0 ? "no column of \(rows.count) drifted" : "\(count) of \(rows.count) columns drifted"
    guard let most = rows.first else { return moved }
    return moved + ", \(Spelling.column(most.column)) most (psi \(DriftReport.short(most.psi)))"
  }

  /// An index with two decimals.
  static func short(_ index: Double) -> String {
    guard let hundredths = Int(exactly: (index * 100).rounded()), hundredths >= 0 else { return "\(index)" }
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  private static func numbers(_ name: String, _ values: [Double?]) -> Column {
    Column(
      name, type: .double, values: .doubles(values.map { $0 ?? .nan }),
      validity: values.contains { $0 == nil } ? values.map { $0 != nil } : nil)
  }
}
