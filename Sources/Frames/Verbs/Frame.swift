public import Engines

/// A lazy, immutable table: a plan of where its rows come from and what happens to them. Verbs make new frames; nothing
/// is read until one is collected, counted, shown or saved.
public struct Frame: Sendable {
  public let plan: Plan
  public let context: FrameContext
  /// The variable that holds it, for messages.
  public var name: String?

  init(_ plan: Plan, _ context: FrameContext, name: String? = nil) {
    self.plan = plan
    self.context = context
    self.name = name
  }

  public var schema: Schema { plan.schema }

  /// The frame under its variable's name, which messages then use.
  public func named(_ name: String) -> Frame {
    var frame = self
    frame.name = name
    return frame
  }

  /// What an expression over this frame may use; unknown columns are explained by the plan's history.
  public func scope(_ place: Scope.Place = .rows) -> Scope {
    let plan = plan
    return Scope(schema, frame: name, place: place) { plan.history(of: $0) }
  }

  /// The type of an expression over this frame; throws F001 and its kin before any row is read.
  public func type(of expression: Expression) throws(Fault) -> ColumnType { try expression.type(in: scope()) }

  func next(_ step: Plan.Step, _ schema: Schema, _ verb: String) -> Frame {
    Frame(Plan(step, schema, verb: verb), context, name: name)
  }

  /// Throws F001 where a column is not there.
  func check(_ names: [String]) throws(Fault) {
    for name in names where !schema.contains(name) { throw scope().unknown(name) }
  }
}

extension FrameContext {
  /// A frame of rows in memory.
  public func frame(_ table: Table) -> Frame {
    Frame(Plan(.values(ValueSource(table)), table.schema, verb: "frame"), self)
  }

  /// A frame of records: `frame [{name: "ada", age: 36}, …]`.
  public func frame(records: [[ScalarField]]) throws -> Frame { frame(try Table(records: records)) }
}
