extension Plan {
  /// No two rows have the same values in these columns, as far as the steps alone tell.
  func isUnique(by names: Set<String>) -> Bool {
    switch step {
    case .group(_, let items): names.isSuperset(of: items.filter { !$0.expression.hasAggregate }.map(\.name))
    case .distinct(let input, let columns): names.isSuperset(of: columns) || input.isUnique(by: names)
    case .filter(let input, _), .sort(let input, _), .head(let input, _), .keep(let input, _):
      input.isUnique(by: names)
    case .part(let partition, _): partition.input.isUnique(by: names)
    case .derive(let input, let items): input.isUnique(by: names.subtracting(items.map(\.name)))
    case .rename(let input, let renamings):
      input.isUnique(by: Set(names.map { name in renamings.first { $0.new == name }?.old ?? name }))
    case .values, .file, .query, .join, .concat, .explode: false
    }
  }

  /// The same rows with the same numbers, of fewer columns where steps that only add or keep some can be passed over: what
  /// must be known of rows is cheaper to read from it.
  func rows(with names: Set<String>) -> Plan {
    switch step {
    case .derive(let input, let items)
    where names.isDisjoint(with: items.map(\.name)) && !items.contains(where: \.expression.hasAggregate):
      input.rows(with: names)
    case .keep(let input, _): input.rows(with: names)
    case .join(let join) where join.kind == .left && join.isLookup && names.allSatisfy(join.left.schema.contains):
      join.left.rows(with: names)
    default: self
    }
  }
}
