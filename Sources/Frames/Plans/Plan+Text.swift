import Engines

extension Plan: CustomStringConvertible {
  /// The way to the rows, as the language would write it: `load "loans.csv" | filter .car_value > 0`.
  public var description: String {
    switch step {
    case .values(let source): "frame of \(Remark.count(source.table.rowCount, "row"))"
    case .file(let source) where source.program != nil: "through \(Spelling.quoted(source.program ?? ""))"
    case .file(let source): "load " + source.paths.map { Spelling.quoted(Disk.name($0)) }.joined(separator: ", ")
    case .query(let query): "sql \(Spelling.quoted(query.sql))"
    case .filter(let input, _), .derive(let input, _), .keep(let input, _), .rename(let input, _), .sort(let input, _),
      .head(let input, _), .group(let input, _), .distinct(let input, _), .explode(let input, _):
      "\(input) | \(own)"
    case .join(let join): "\(join.left) | join (\(join.right)), \(join.text)"
    case .concat(let inputs): "concat " + inputs.map { "(\($0))" }.joined(separator: ", ")
    case .part(let partition, let kept):
      "\(partition.input) | \(verb) \(partition.rule) of \(partition.shares), seed: \(partition.seed), parts: \(kept.sorted())"
    }
  }

  /// The step alone, without those that it stands on, as its user would write it.
  var ownText: String {
    switch step {
    case .join(let join): return "join \(join.text)"
    case .concat: return "concat"
    case .keep(let input, _) where verb == "drop":
      let dropped = input.schema.names.filter { !schema.contains($0) }
      return "drop " + dropped.map(Spelling.column).joined(separator: ", ")
    case .part(let partition, let kept):
      let share = kept.sorted().compactMap { partition.shares.indices.contains($0) ? partition.shares[$0] : nil }
      let percent = Int(exactly: (share.reduce(0, +) * 100).rounded()) ?? 0
      return "\(verb) \(partition.rule): " + (share.isEmpty ? "a part" : "\(percent)% of the rows")
    default: return own
    }
  }

  /// A step with one input or none, in the language.
  private var own: String {
    switch step {
    case .filter(_, let condition): "filter \(condition)"
    case .derive(_, let items): "derive \(Plan.listed(items))"
    case .keep(_, let names): "select \(names.map(Spelling.column).joined(separator: ", "))"
    case .rename(_, let names):
      "rename " + names.map { "\(Spelling.name($0.new)): \(Spelling.column($0.old))" }.joined(separator: ", ")
    case .sort(_, let keys): "sort \(Expression.joined(keys))"
    case .head(_, let count): "head \(count)"
    case .group(_, let items): "group \(Plan.listed(items))"
    case .distinct(_, let names): "distinct \(names.map(Spelling.column).joined(separator: ", "))"
    case .explode(_, let names): "explode \(names.map(Spelling.column).joined(separator: ", "))"
    case .values, .file, .query, .join, .concat, .part: description
    }
  }

  private static func listed(_ items: [NamedExpression]) -> String {
    items.map { "\(Spelling.name($0.name)): \($0.expression)" }.joined(separator: ", ")
  }
}

extension Join {
  /// The keys and the kind, as the language writes them.
  fileprivate var text: String {
    let keys = keys.map {
      $0.left == $0.right ? Spelling.column($0.left) : "\(Spelling.column($0.left)) == \(Spelling.column($0.right))"
    }
    let time =
      asOf.map { ["\(Spelling.column($0.left)) \($0.isStrict ? ">" : ">=") \(Spelling.column($0.right))"] } ?? []
    let reach = asOf?.tolerance.map { ", tolerance: \($0)" } ?? ""
    return "on: [\((keys + time).joined(separator: ", "))], kind: \"\(kind.rawValue)\"\(reach)"
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
