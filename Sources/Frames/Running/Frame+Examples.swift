extension Frame {
  /// A value of each column that some source of the frame has in its first rows, for a menu: nothing is computed, filtered
  /// or told, so a column that a step makes has none.
  public func examples() -> [String: Scalar] { examples(of: plan) }

  private func examples(of plan: Plan) -> [String: Scalar] {
    switch plan.step {
    case .values(let source): return Frame.examples(source.table)
    case .file:
      guard let table = try? Frame(plan, context).head(5).collect() else { return [:] }
      return Frame.examples(table)
    case .filter(let input, _), .sort(let input, _), .head(let input, _), .distinct(let input, _):
      return examples(of: input)
    case .part(let partition, _): return examples(of: partition.input)
    case .derive(let input, let items):
      let made = Set(items.map(\.name))
      return examples(of: input).filter { !made.contains($0.key) }
    case .keep(let input, let names):
      let kept = Set(names)
      return examples(of: input).filter { kept.contains($0.key) }
    case .rename(let input, let renamings):
      var found = examples(of: input)
      let old = renamings.map { found.removeValue(forKey: $0.old) }
      for (renaming, value) in zip(renamings, old) { found[renaming.new] = value }
      return found
    case .join(let join): return examples(of: join.right).merging(examples(of: join.left)) { $1 }
    case .concat(let inputs): return inputs.first.map(examples) ?? [:]
    case .group, .query: return [:]
    }
  }

  private static func examples(_ table: Table) -> [String: Scalar] {
    var found: [String: Scalar] = [:]
    for column in table.columns {
      found[column.name] = (0..<min(5, column.count)).lazy.map { column[$0] }.first { $0 != .missing }
    }
    return found
  }
}
