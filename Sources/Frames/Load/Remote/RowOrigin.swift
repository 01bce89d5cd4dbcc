import Engines

/// Where rows come from that are no files of this machine.
protocol RowOrigin: Sendable {
  /// What the rows come from, for a fingerprint: equal texts mean equal rows.
  func digest() throws -> String
  /// Throws F035 where it is no longer what was looked at.
  func check(_ connection: DuckConnection) throws
}
