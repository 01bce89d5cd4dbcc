import Synchronization

extension Plan {
  /// The left side of a join that leaves its rows single: each row comes out once at most where the right side has each key
  /// once. None for other steps, and for joins that make rows of the right side's.
  public var lookupInput: Plan? {
    guard case .join(let join) = step else { return nil }
    switch join.kind {
    case .inner, .left, .semi, .anti, .asof: return join.left
    case .right, .full: return nil
    }
  }
}

extension Join {
  /// The columns that the right side gives: under which name, and what they are called there.
  public var taken: [(name: String, right: String)] {
    columns.compactMap { if case .right(let name) = $0.source { ($0.name, name) } else { nil } }
  }
}

extension Frame {
  /// The frame of a step that this one stands on.
  public func standing(on plan: Plan) -> Frame { Frame(plan, context) }

  /// The rows with columns looked up in a table that has each key once: where no key matches they are missing. The table's
  /// columns bear names that the frame does not have; nothing is told of what matched.
  public func looking(up table: Table, on keys: [(own: String, table: String)]) throws -> Frame {
    let other = context.frame(table)
    let found = try join(
      other, on: keys.map { .binary(.equal, .column($0.own), .column($0.table)) }, kind: .left)
    found.plan.told.withLock { $0 = true }
    return found
  }
}
