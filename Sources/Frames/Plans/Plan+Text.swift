import Engines

extension Plan: CustomStringConvertible {
  /// The way to the rows, as the language would write it: `load "loans.csv" | filter .car_value > 0`.
  public var description: String {
    switch step {
    case .values(let source): "frame of \(Remark.count(source.table.rowCount, "row"))"
    case .file(let source): "load " + source.paths.map { Spelling.quoted(Disk.name($0)) }.joined(separator: ", ")
    case .query(let query): "sql \(Spelling.quoted(query.sql))"
    case .filter(let input, let condition): "\(input) | filter \(condition)"
    case .derive(let input, let items): "\(input) | derive \(Plan.listed(items))"
    case .keep(let input, let names): "\(input) | select \(names.map(Spelling.column).joined(separator: ", "))"
    case .rename(let input, let names):
      "\(input) | rename "
        + names.map { "\(Spelling.name($0.new)): \(Spelling.column($0.old))" }.joined(separator: ", ")
    case .sort(let input, let keys): "\(input) | sort \(Expression.joined(keys))"
    case .head(let input, let count): "\(input) | head \(count)"
    case .group(let input, let items): "\(input) | group \(Plan.listed(items))"
    case .join(let join):
      "\(join.left) | join (\(join.right)), on: ["
        + join.keys.map {
          $0.left == $0.right ? Spelling.column($0.left) : "\(Spelling.column($0.left)) == \(Spelling.column($0.right))"
        }.joined(separator: ", ")
        + "], kind: \"\(join.kind.rawValue)\""
    case .concat(let inputs): "concat " + inputs.map { "(\($0))" }.joined(separator: ", ")
    case .distinct(let input, let names): "\(input) | distinct \(names.map(Spelling.column).joined(separator: ", "))"
    case .part(let partition, let kept):
      "\(partition.input) | \(verb) \(partition.rule) of \(partition.shares), seed: \(partition.seed), parts: \(kept.sorted())"
    }
  }

  private static func listed(_ items: [NamedExpression]) -> String {
    items.map { "\(Spelling.name($0.name)): \($0.expression)" }.joined(separator: ", ")
  }
}

extension Frame {
  /// The SHA-256 of what the rows come from: the bytes of the files, the values, and the steps. Equal fingerprints mean
  /// equal rows; the files are read for it once.
  public func fingerprint() throws -> String {
    var hash = SHA256()
    try plan.digest(into: &hash)
    return hash.finish()
  }
}

extension Plan {
  fileprivate func digest(into hash: inout SHA256) throws {
    hash.update(Array("\(self)\n".utf8))
    for source in files { hash.update(Array(try source.fingerprint().utf8)) }
    for table in tables {
      for row in 0..<table.rowCount { hash.update(Array("\(table.row(row))\n".utf8)) }
    }
  }

  private var tables: [Table] {
    if case .values(let source) = step { return [source.table] }
    return inputs.flatMap(\.tables)
  }
}
