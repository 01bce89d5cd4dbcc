import Engines

/// How `pivot` makes columns of rows.
public struct Pivot: Sendable {
  /// Gives the name of the new column that a row's value goes to.
  public var names: Expression
  /// Aggregates; with several, the name of each stands behind that of the column.
  public var values: [NamedExpression]
  /// The keys of the rows that come out; none for every column that the others do not use.
  public var by: [Expression]?
  /// The values of `names` that become columns; none for all that there are, which are then read.
  public var columns: [Scalar]?
  /// What stands before each new name.
  public var prefix = ""
  /// What stands where no row has a value; none for missing, or 0 of a count.
  public var fill: Scalar?

  public init(
    names: Expression, values: [NamedExpression], by: [Expression]? = nil, columns: [Scalar]? = nil,
    prefix: String = "", fill: Scalar? = nil
  ) {
    self.names = names
    self.values = values
    self.by = by
    self.columns = columns
    self.prefix = prefix
    self.fill = fill
  }

  /// More columns than this are refused: a column of so many values is hardly meant to be spread.
  public static let mostColumns = 1_000
}

extension Frame {
  /// A row for each combination of the keys, with a column for each value of `names`. The values that become columns are
  /// read now, unless they are given, so that the names are known before anything else is.
  public func pivot(_ pivot: Pivot) throws -> Frame {
    let names = try pivot.names.typed(in: scope(.row))
    switch names.type {
    case .list, .record:
      throw Fault("F050", "`names:` of `pivot` is \(names.type), which names no column", subject: "\(pivot.names)")
    default: break
    }
    guard !pivot.values.isEmpty, pivot.values.allSatisfy(\.expression.hasAggregate) else {
      let given = pivot.values.first { !$0.expression.hasAggregate }.map { "\($0.expression)" } ?? "values"
      throw Fault(
        "F050", "`values:` of `pivot` needs an aggregate, since several rows may fall into one cell", subject: given,
        help: "write `values: sum(\(given))`, or `first(\(given), order: …)`")
    }
    let keys = try self.keys(pivot)
    let cells = pivot.values.indices.map { "__value_\($0)" }
    let grouped = try group(
      keys + [NamedExpression(Pivot.place, pivot.names)]
        + zip(cells, pivot.values).map { NamedExpression($0, $1.expression) })
    let columns = try pivot.columns ?? spread(pivot.names, names.type)
    var items = keys.map { NamedExpression($0.name, .column($0.name)) }
    for column in columns {
      for (cell, value) in zip(cells, pivot.values) {
        let name = pivot.prefix + column.columnName + (cells.count > 1 ? "_\(value.name)" : "")
        items.append(
          NamedExpression(name, Frame.spread(cell, at: column, fill: pivot.fill ?? value.expression.nothing)))
      }
    }
    guard !columns.isEmpty else { return try grouped.select(items).distinct() }
    return try grouped.group(items)
  }

  /// The keys under the names of their columns.
  private func keys(_ pivot: Pivot) throws -> [NamedExpression] {
    guard let by = pivot.by else {
      let used = Set(pivot.names.columns + pivot.values.flatMap(\.expression.columns))
      return schema.names.filter { !used.contains($0) }.map { NamedExpression($0, .column($0)) }
    }
    return try by.map { key in
      guard case .column(let name) = key else {
        throw Fault(
          "F050", "`by:` of `pivot` takes columns, not `\(key)`", subject: "\(key)", help: "`derive` it before")
      }
      try check([name])
      return NamedExpression(name, key)
    }
  }

  /// The different values that become columns, in their order.
  private func spread(_ names: Expression, _ type: ColumnType) throws -> [Scalar] {
    let found = try derive([NamedExpression(Pivot.place, names)]).select([Pivot.place]).distinct()
      .sort([.column(Pivot.place)]).head(Pivot.mostColumns + 1).column(Pivot.place).scalars
    guard found.count <= Pivot.mostColumns else {
      throw Fault(
        "F051", "`pivot` would make more than \(Remark.number(Pivot.mostColumns)) columns of `\(names)`",
        subject: "\(names)", help: "name those that are wanted, `columns: [\(found[0]), …]`, or cut it into bands")
    }
    let shown = found.prefix(8).map { Spelling.name($0.columnName) }.joined(separator: ", ")
    context.note(
      "pivot: \(Remark.count(found.count, "column")) of `\(names)`" + (found.isEmpty ? "" : ": \(shown)")
        + (found.count > 8 ? ", …" : ""))
    return found
  }

  private static func spread(_ cell: String, at value: Scalar, fill: Scalar?) -> Expression {
    let place = Expression.column(Pivot.place)
    let isHere = value.isMissing ? Expression.call("missing", [place]) : .binary(.equal, place, .literal(value))
    let found = Expression.aggregate(Aggregate(Aggregate.only, [.call("when", [isHere, .column(cell)])]))
    return fill.map { .binary(.fallback, found, .literal($0)) } ?? found
  }
}

extension Pivot {
  /// The column that holds the value of `names` while rows are brought together.
  fileprivate static let place = "__name"
}

extension Scalar {
  /// The value as the name of a column.
  fileprivate var columnName: String {
    switch self {
    case .missing: "missing"
    case .text(""): "(empty)"
    case .text(let text): text
    default: description
    }
  }
}

extension Expression {
  /// What an aggregate is of no rows at all, where that is a value.
  fileprivate var nothing: Scalar? {
    if case .aggregate(let aggregate) = self, aggregate.name == "count" || aggregate.name == "count_distinct" {
      return .int(0)
    }
    return nil
  }
}
