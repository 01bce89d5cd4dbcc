import Engines

extension Frame {
  /// Which end of a column's order `top` and `bottom` take.
  public enum End: String, Sendable { case top, bottom }

  /// The rows with the largest or smallest values of a column, that end first; with `by`, so many of each group. A row
  /// whose value is missing is never taken; of equal rows the earlier ones are, or with `ties` all.
  public func rows(
    at end: End, _ count: Int, of column: Expression, by: [Expression] = [], ties: Bool = false
  ) throws -> Frame {
    guard count >= 0 else {
      throw Fault(
        "F020", "`\(end.rawValue)` takes a number of rows, and \(count) is negative", subject: "\(count)")
    }
    let key = end == .top ? Expression.descending(column) : column
    let typed = try column.typed(in: scope())
    switch typed.type {
    case .list, .record:
      throw Fault("F010", "`\(column)` is \(typed.type), which has no order", subject: "\(column)")
    default: break
    }
    let present = try filter(.unary(.not, .call("missing", [column])))
    let sorted = by + [key]
    if by.isEmpty, !ties { return try present.sort(sorted).head(count) }
    let place = Aggregate(ties ? "rank" : "row_number", by: by.isEmpty ? nil : by, order: [key])
    let kept = try present.filter(.binary(.lessOrEqual, .aggregate(place), .literal(.int(count))))
    return try kept.sort(sorted)
  }
}
