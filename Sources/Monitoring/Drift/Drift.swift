import Engines
public import Frames
public import Learning

/// How far rows have moved away from the reference that a model keeps of its training rows.
///
/// A column has drifted when its psi is above 0.2, or as its own test in `tests` says, or
/// `usual` where that is for its kind. Columns of the rows that the
/// reference does not know are left out. Throws M001 when a column of the reference is not there, M002 when its type is
/// another kind, M004 when there are no rows.
public func drift(reference: Profile, current: Table, tests: [String: DriftTest] = [:], usual: DriftTest = .psi) throws
  -> DriftReport
{
  try check(reference, current.schema, tests)
  guard current.rowCount > 0 else {
    throw Fault("M004", "there are no rows to compare", help: "check what filtered them out")
  }
  guard reference.rows > 0 else { throw Fault("M004", "the reference has no rows") }
  var report = DriftReport(rows: [], referenceRows: reference.rows, currentRows: current.rowCount, notes: [])
  var chance = 0.0
  for profile in reference.columns {
    guard let column = current[profile.name] else { continue }
    let comparison = try ColumnComparison(profile, column)
    chance = max(chance, comparison.chance)
    let test = tests[profile.name] ?? (usual.kinds.contains(comparison.kind) ? usual : .psi)
    report.rows.append(try row(comparison, profile, column, test))
  }
  report.rows.sort { $0.psi != $1.psi ? $0.psi > $1.psi : $0.column < $1.column }
  if chance > 0.1 {
    let rows = min(reference.rows, current.rowCount)
    report.notes.append(
      "so few rows (\(rows)) give a psi of about \(DriftReport.short(chance)) by chance alone")
  }
  return report
}

/// The same of a frame: what cannot be compared is said before a row is read, and only the columns of the reference are.
public func drift(reference: Profile, current: Frame, tests: [String: DriftTest] = [:], usual: DriftTest = .psi) throws
  -> DriftReport
{
  try check(reference, current.schema, tests)
  return try drift(
    reference: reference, current: current.select(reference.columns.map(\.name)).collect(), tests: tests,
    usual: usual)
}

/// How far rows have moved away from other rows, in the columns that both have.
public func drift(reference: Table, current: Table, tests: [String: DriftTest] = [:], usual: DriftTest = .psi) throws
  -> DriftReport
{
  let names = reference.schema.names.filter { current[$0] != nil }
  guard !names.isEmpty else {
    throw Fault(
      "M001", "the two have no column in common",
      help: "columns: " + Nearest.list(reference.schema.names) + " and "
        + Nearest.list(current.schema.names))
  }
  guard reference.rowCount > 0 else { throw Fault("M004", "the reference has no rows") }
  var report = try drift(
    reference: Profile(of: reference, columns: names), current: current, tests: tests, usual: usual)
  for (one, other, place) in [(reference, current, "the reference"), (current, reference, "the new rows")] {
    let only = one.schema.names.filter { other[$0] == nil }
    if !only.isEmpty { report.notes.append("only in \(place): " + Nearest.list(only)) }
  }
  return report
}

/// Throws M001 where columns of the reference are not there, M005 where a test is for a column that it does not have.
private func check(_ reference: Profile, _ schema: Schema, _ tests: [String: DriftTest]) throws {
  let names = reference.columns.map(\.name)
  let absent = names.filter { !schema.contains($0) }
  if let first = absent.first {
    let list = absent.prefix(8).map { "`\($0)`" }.joined(separator: ", ") + (absent.count > 8 ? ", …" : "")
    throw Fault(
      "M001", "the rows lack \(absent.count == 1 ? "the column" : "the columns") \(list)",
      subject: Spelling.column(first),
      help: Nearest.help(for: first, in: schema.names, called: "columns", shown: Spelling.column))
  }
  for name in tests.keys.sorted() where !names.contains(name) {
    throw Fault(
      "M005", "a test is given for `\(name)`, and the reference has no such column", subject: name,
      help: Nearest.help(for: name, in: names, called: "columns"))
  }
}

private func row(
  _ comparison: ColumnComparison, _ profile: ColumnProfile, _ column: Column, _ test: DriftTest
) throws -> DriftReport.Row {
  guard test.kinds.contains(comparison.kind) else {
    let fitting = DriftTest.catalogue.filter { $0.kinds.contains(comparison.kind) }.map(\.name)
    throw Fault(
      "M005", "`\(test.name)` does not apply to `\(column.name)`, which is \(column.type)", subject: test.name,
      help: "use " + fitting.joined(separator: " or "))
  }
  let index = DriftTest.psi.find(comparison)
  let deciding = test.find(comparison)
  // A test that was asked for is shown in place of the usual one.
  let beside = test.name == DriftTest.psi.name ? DriftTest.beside(comparison.kind) : test
  let finding = beside?.find(comparison)
  return DriftReport.Row(
    column: column.name, type: column.type.description, psi: index?.statistic ?? 0,
    test: finding == nil ? nil : beside?.name, statistic: finding?.statistic, p: finding?.p,
    missingBefore: profile.missingShare, missingNow: Double(column.missingCount) / Double(max(1, column.count)),
    rule: test.rule, drifted: test.isDrift(deciding))
}
