public import Frames

extension Frame {
  /// The frame with a weight for each row that makes groups and classes independent of each other (Kamiran and Calders 2012):
  /// the share of the group times the share of the class, by the share that have both. Rows of a missing class weigh 1.
  ///
  /// - Parameter name: Of the new column.
  public func reweighed(target: String, by columns: [String], named name: String = "weight") throws -> Frame {
    let classes = Expression.column(target)
    let groups = columns.map { Expression.column($0) }
    let isMissing = Expression.call("missing", [classes])
    func rows(_ by: [Expression]) -> Expression {
      .aggregate(Aggregate("sum", [.call("when", [isMissing, .literal(.int(0)), .literal(.int(1))])], by: by))
    }
    let weight = Expression.binary(
      .divide, .binary(.multiply, rows(groups), rows([classes])),
      .binary(.multiply, rows([]), rows(groups + [classes])))
    return try derive([
      NamedExpression(name, .call("when", [isMissing, .literal(.double(1)), weight]))
    ])
  }
}
