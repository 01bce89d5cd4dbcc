import Engines

/// Rows in memory, as typed columns of one length.
public struct Table: Sendable, Equatable {
  public let schema: Schema
  public let columns: [Column]
  public let rowCount: Int

  /// Throws F002 when two columns have one name, F003 when they differ in length.
  public init(_ columns: [Column]) throws {
    try self.init(columns, rowCount: columns.first?.count ?? 0)
  }

  public init(_ columns: [Column], rowCount: Int) throws {
    schema = try Schema(columns.map { Field($0.name, $0.type) })
    for column in columns where column.count != rowCount {
      throw Fault("F003", "the column `\(column.name)` has \(column.count) values, and others have \(rowCount)")
    }
    self.columns = columns
    self.rowCount = rowCount
  }

  public subscript(name: String) -> Column? { schema.position(of: name).map { columns[$0] } }

  /// The cells of a row, from 0, in the order of the columns.
  public func row(_ row: Int) -> [Scalar] { columns.map { $0[row] } }

  /// The row as a record.
  public func record(_ row: Int) -> Scalar {
    .record(columns.map { ScalarField($0.name, $0[row]) })
  }
}

extension Table {
  /// A table of records, as `frame [{…}, {…}]` gives it: the columns are the keys in the order of their first use, a
  /// key that a record lacks is missing there, and a column's type is the narrowest that holds all its values.
  public init(records: [[ScalarField]]) throws {
    var names: [String] = []
    var types: [String: ColumnType] = [:]
    for (row, record) in records.enumerated() {
      if row % 4096 == 0 { try Watch.current.check() }
      for field in record {
        guard let known = types[field.name] else {
          names.append(field.name)
          types[field.name] = field.value.type
          continue
        }
        guard let type = known.joined(with: field.value.type) else {
          throw Fault(
            "F003", "`\(field.name)` is \(known) above row \(row + 1) and \(field.value.type) there (\(field.value))",
            subject: Spelling.name(field.name), help: "a column holds one type")
        }
        types[field.name] = type
      }
    }
    var builders = names.map { ColumnBuilder($0, types[$0] ?? .missing) }
    for (row, record) in records.enumerated() {
      if row % 4096 == 0 { try Watch.current.check() }
      var values: [String: Scalar] = [:]
      for field in record { values[field.name] = field.value }
      for (position, name) in names.enumerated() { try builders[position].append(values[name] ?? .missing) }
    }
    try self.init(builders.map(\.finished), rowCount: records.count)
  }
}
