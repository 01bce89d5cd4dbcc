import Engines

extension Plan {
  /// The step below this one when this one only chooses or changes single rows; none where rows are made or brought
  /// together: a file, values, `group`, `join`, `concat`, `explode`, `sql`.
  public var rowWiseInput: Plan? {
    switch step {
    case .filter(let input, _), .derive(let input, _), .keep(let input, _), .rename(let input, _), .sort(let input, _),
      .head(let input, _), .distinct(let input, _):
      input
    case .part(let partition, _): partition.input
    case .values, .file, .query, .group, .join, .concat, .explode: nil
    }
  }
}

extension Frame {
  /// The same rows with columns of the row-wise source carried along under new names, past steps that drop, rename or
  /// overwrite them, and past so many joins from above. Throws F002 when a new name is taken.
  public func carrying(_ copies: [Renaming], pastJoins joins: Int = 0) throws -> Frame {
    copies.isEmpty ? self : Frame(try Frame.carried(plan, copies, context, joins), context, name: name)
  }

  private static func carried(
    _ plan: Plan, _ copies: [Renaming], _ context: FrameContext, _ joins: Int
  ) throws -> Plan {
    if joins > 0, case .join(let join) = plan.step, let left = plan.lookupInput {
      let input = try carried(left, copies, context, joins - 1)
      let names = copies.map(\.new)
      let extra = input.schema.fields.filter { names.contains($0.name) }
      let columns = join.columns + extra.map { Join.Column(name: $0.name, source: .left($0.name)) }
      let rebuilt = Join(
        left: input, right: join.right, keys: join.keys, kind: join.kind, expectation: join.expectation,
        asOf: join.asOf,
        columns: columns)
      return Plan(.join(rebuilt), try Schema(plan.schema.fields + extra), verb: plan.verb)
    }
    guard let below = plan.rowWiseInput else {
      return try Frame(plan, context).derive(copies.map { NamedExpression($0.new, .column($0.old)) }).plan
    }
    let input = try carried(below, copies, context, joins)
    let names = copies.map(\.new)
    let extra = input.schema.fields.filter { names.contains($0.name) }
    let schema = try Schema(plan.schema.fields + extra)
    let step: Plan.Step
    switch plan.step {
    case .filter(_, let condition): step = .filter(input, condition)
    case .derive(_, let items): step = .derive(input, items)
    case .keep(_, let kept): step = .keep(input, kept + names)
    case .rename(_, let renamings): step = .rename(input, renamings)
    case .sort(_, let keys): step = .sort(input, keys)
    case .head(_, let count): step = .head(input, count)
    case .distinct(_, let columns): step = .distinct(input, columns)
    case .part(let partition, let kept):
      step = .part(Partition(input, partition.rule, shares: partition.shares, seed: partition.seed), kept: kept)
    case .values, .file, .query, .group, .join, .concat, .explode: return plan
    }
    return Plan(step, schema, verb: plan.verb)
  }
}
