import Synchronization

/// One step of the way to a frame, with the steps that it stands on: an immutable tree that knows its columns before
/// any row is read.
public final class Plan: Sendable {
  public let step: Step
  public let schema: Schema
  /// The verb that made it, for messages.
  public let verb: String
  /// What was already told about losses in this step, so that it is told once.
  let told = Mutex(false)
  /// What was computed of it once: a group's rows, or the numbers of the rows that a distinct leaves out.
  let stored = Mutex<StoredTable?>(nil)

  public enum Step: Sendable {
    case values(ValueSource)
    case file(FileSource)
    case query(QuerySource)
    case filter(Plan, Expression)
    /// New columns, or columns with new content; none uses another of the same step.
    case derive(Plan, [NamedExpression])
    /// The columns that stay, in order; from `select` and `drop`.
    case keep(Plan, [String])
    case rename(Plan, [Renaming])
    case sort(Plan, [Expression])
    case head(Plan, Int)
    /// Keys and aggregates in the order of the result's columns.
    case group(Plan, [NamedExpression])
    case join(Join)
    case concat([Plan])
    /// The first row of each combination of the columns.
    case distinct(Plan, [String])
    /// A row for each element of the lists in the columns, side by side; a row without any element stays, with missing.
    case explode(Plan, [String])
    /// The rows that fall into some of the parts.
    case part(Partition, kept: Set<Int>)
  }

  init(_ step: Step, _ schema: Schema, verb: String) {
    self.step = step
    self.schema = schema
    self.verb = verb
  }

  /// The steps that this one stands on.
  public var inputs: [Plan] {
    switch step {
    case .values, .file: []
    case .query(let query): query.frames.map(\.plan)
    case .filter(let input, _), .derive(let input, _), .keep(let input, _), .rename(let input, _), .sort(let input, _),
      .head(let input, _), .group(let input, _), .distinct(let input, _), .explode(let input, _):
      [input]
    case .join(let join): [join.left, join.right]
    case .concat(let inputs): inputs
    case .part(let partition, _): [partition.input]
    }
  }

  /// The rows come out of the database in their order, without being asked to.
  var isOrdered: Bool {
    switch step {
    case .values, .file, .query, .sort, .head, .group, .explode: true
    case .filter(let input, let condition): input.isOrdered && !condition.hasAggregate
    case .derive(let input, let items): input.isOrdered && !items.contains(where: \.expression.hasAggregate)
    case .keep(let input, _), .rename(let input, _): input.isOrdered
    case .part(let partition, _): partition.input.isOrdered
    case .concat(let inputs): inputs.allSatisfy(\.isOrdered)
    case .join, .distinct: false
    }
  }

  /// The rows are numbered below it, once the sources are prepared.
  var keyBound: Int {
    switch step {
    case .values(let source): return source.table.rowCount + 1
    case .file(let source): return source.stored.withLock { $0?.rowCount }.map { $0 + 1 } ?? 1 << 40
    case .query(let query): return query.stored.withLock { $0?.rowCount }.map { $0 + 1 } ?? 1 << 40
    case .group(let input, _): return stored.withLock { $0?.rowCount }.map { $0 + 1 } ?? input.keyBound
    case .filter(let input, _), .derive(let input, _), .keep(let input, _), .rename(let input, _),
      .distinct(let input, _), .head(let input, _):
      return input.keyBound
    case .sort(let input, _): return input.keyBound + 1
    case .explode: return 1 << 40
    case .part(let partition, _): return partition.input.keyBound
    case .join(let join): return min(join.keyBound, Plan.keyLimit)
    case .concat(let inputs): return min(inputs.reduce(0) { $0 + $1.keyBound }, Plan.keyLimit)
    }
  }

  /// About how many rows there are at most, for making room before they are read; 0 where nobody knows yet.
  var likelyRows: Int {
    switch step {
    case .values(let source): return source.table.rowCount
    case .file(let source): return source.stored.withLock { $0?.rowCount } ?? 0
    case .query(let query): return query.stored.withLock { $0?.rowCount } ?? 0
    case .group: return stored.withLock { $0?.rowCount } ?? 0
    case .explode: return 0
    case .filter(let input, _), .derive(let input, _), .keep(let input, _), .rename(let input, _), .sort(let input, _),
      .distinct(let input, _):
      return input.likelyRows
    case .head(let input, let count): return min(input.likelyRows, count)
    case .join(let join): return max(join.left.likelyRows, join.kind == .left ? 0 : join.right.likelyRows)
    case .concat(let inputs): return inputs.reduce(0) { $0 + $1.likelyRows }
    case .part(let partition, let kept):
      let share = kept.reduce(0) { $0 + (partition.shares.indices.contains($1) ? partition.shares[$1] : 0) }
      return Int(exactly: (Double(partition.input.likelyRows) * min(1, share)).rounded(.up)) ?? 0
    }
  }

  /// Numbers of rows stay below it; a join that would pass it numbers its rows anew.
  static let keyLimit = 1 << 60

  /// Each row comes out of one row of the input, in its order.
  var isRowWise: Bool {
    switch step {
    case .filter(_, let condition): !condition.hasAggregate
    case .derive(_, let items): !items.contains(where: \.expression.hasAggregate)
    case .keep, .rename, .part: true
    default: false
    }
  }
}

/// A column under a new name.
public struct Renaming: Hashable, Sendable, Codable {
  public var old: String
  public var new: String

  public init(old: String, new: String) {
    self.old = old
    self.new = new
  }
}

extension Plan {
  /// Why a column that was there once is no longer: "it was dropped by `drop`"; none when it never was.
  public func history(of name: String) -> String? {
    if let reason = ownHistory(of: name) { return reason }
    for input in inputs {
      if let reason = input.history(of: name) { return reason }
    }
    return nil
  }

  private func ownHistory(of name: String) -> String? {
    guard !schema.contains(name) else { return nil }
    switch step {
    case .rename(_, let renamings):
      return renamings.first { $0.old == name }.map { "it was renamed to `\($0.new)`" }
    case .keep(let input, _): return input.schema.contains(name) ? "it was dropped by `\(verb)`" : nil
    case .group(let input, _):
      return input.schema.contains(name) ? "`\(verb)` keeps only its keys and aggregates" : nil
    case .join(let join): return join.history(of: name)
    default: return nil
    }
  }
}
