import Engines

extension Frame {
  /// The one value of an aggregate over all rows: `mean(loans.car_value)`.
  public func value(of aggregate: Expression) throws -> Scalar {
    guard aggregate.hasAggregate else {
      throw Fault(
        "F017", "`\(aggregate)` has a value for each row, and one is wanted", subject: "\(aggregate)",
        help: "use an aggregate, such as `mean(\(aggregate))`")
    }
    let table = try group([NamedExpression("value", aggregate)]).collect()
    return table.rowCount > 0 ? table.columns[0][0] : .missing
  }

  /// One column, in memory.
  public func column(_ name: String) throws -> Column {
    try check([name])
    return try select([name]).collect().columns[0]
  }
}
