import Engines
import Synchronization

/// One operator of the database's own plan of a query.
public struct PlanOperator: Hashable, Sendable {
  /// The database's name of it: `HASH_GROUP_BY`.
  public var name: String
  /// How deep it lies below the operator whose rows are the result.
  public var depth: Int
  /// The table that it scans.
  var table: String?
  /// The step that it is for, in the user's words: `sort .age`; none where it is for none or for several.
  public var verb: String?
  /// Conditions that it puts to rows while it scans.
  var filters: [String] = []
  /// Seconds on all threads in sum, and rows that came out, where the query was measured.
  public var seconds: Double?
  public var rows: Int?
}

extension Frame {
  /// The operators that the database reads the frame by, the result's first. With `isMeasured` all rows are read, and
  /// each operator tells its time and rows.
  public func operators(isMeasured: Bool) throws -> [PlanOperator] {
    try read { connection, text in
      let how = isMeasured ? "ANALYZE, FORMAT json" : "FORMAT json"
      let found = try connection.query(SQLText(sql: "EXPLAIN (\(how)) \(text.sql)", values: text.values)).columns()
      guard let column = found.last, case .text(let lines) = column.values, let json = lines.first else { return [] }
      let tree = try connection.query(
        "SELECT fullkey, json_extract_string(atom, '$') FROM json_tree($1) WHERE atom IS NOT NULL", [.text(json)]
      ).columns()
      guard tree.count == 2, case .text(let keys) = tree[0].values, case .text(let values) = tree[1].values
      else { return [] }
      return PlanOperator.all(Array(zip(keys, values))).map { found in
        var found = found
        found.verb = plan.verb(of: found)
        return found
      }
    }
  }
}

extension PlanOperator {
  /// Operators out of the leaves of the plan's JSON: `$[0].children[1].extra_info.Table` and the like.
  static func all(_ leaves: [(key: String, value: String)]) -> [PlanOperator] {
    var order: [String] = []
    var found: [String: PlanOperator] = [:]
    for (key, value) in leaves {
      // The node is what stands up to its last `children[…]`; its own field stands behind.
      let cut = key.lastRange(of: "children[")
      let end = cut.flatMap { key[$0.upperBound...].firstIndex(of: ".") } ?? key.firstIndex(of: ".")
      guard let end else { continue }
      let node = String(key[..<end])
      if found[node] == nil {
        order.append(node)
        found[node] = PlanOperator(name: "", depth: node.split(separator: ".").count - 1)
      }
      found[node]?.take(String(key[key.index(after: end)...].filter { $0 != "\"" }), value)
    }
    return order.compactMap { found[$0] }.filter { !$0.name.isEmpty && !passing.contains($0.name) }
  }

  /// What only hands rows on, or is the measurement itself.
  private static let passing: Set<String> = ["EXPLAIN_ANALYZE", "RESULT_COLLECTOR", "EXPLAIN", "QUERY"]

  private mutating func take(_ field: String, _ value: String) {
    let root = field.prefix { $0 != "[" }
    switch root {
    case "name", "operator_name": name = value.trimmed
    case "extra_info.Table": table = value.split(separator: ".").last.map(String.init)
    case "extra_info.Filters": filters.append(value)
    case "operator_timing": seconds = Double(value)
    case "operator_cardinality": rows = Int(value)
    default: break
    }
  }
}

extension Plan {
  /// The one step that an operator is for; the names of the verbs where there are several.
  fileprivate func verb(of found: PlanOperator) -> String? {
    let steps = steps.filter { $0.isMade(by: found) }
    guard let first = steps.first else { return nil }
    if steps.count == 1 { return first.ownText }
    let verbs = steps.map(\.verb)
    return verbs.allSatisfy { $0 == first.verb } ? "\(first.verb), \(steps.count) steps" : verbs.joined(separator: ", ")
  }

  /// This step and all those below it that are computed in the query itself.
  private var steps: [Plan] {
    if stored.withLock({ $0 }) != nil, case .group = step { return [self] }
    return [self] + inputs.flatMap(\.steps)
  }

  private func isMade(by found: PlanOperator) -> Bool {
    let name = found.name
    switch step {
    case .values(let source):
      return found.table != nil && source.stored.withLock { $0?.name } == found.table
    case .file(let source):
      if name.hasPrefix("READ_") { return found.table == nil && source.stored.withLock { $0 } == nil }
      return found.table != nil && source.stored.withLock { $0?.name } == found.table
    case .query(let query): return found.table != nil && query.stored.withLock { $0?.name } == found.table
    case .filter(_, let condition): return condition.hasAggregate ? name.contains("WINDOW") : name == "FILTER"
    case .derive(_, let items):
      return name == "PROJECTION" || name.contains("WINDOW") && items.contains(where: \.expression.hasAggregate)
    case .keep, .rename: return false
    case .sort: return name == "ORDER_BY" || name == "TOP_N"
    case .head: return name.contains("LIMIT")
    case .group:
      if let kept = stored.withLock({ $0?.name }) { return found.table == kept }
      return name.hasSuffix("GROUP_BY") || name.hasSuffix("AGGREGATE")
    case .distinct: return name.contains("ANTI") || name.contains("JOIN")
    case .join: return name.contains("JOIN")
    case .concat: return name == "UNION"
    case .explode: return name == "UNNEST"
    case .part: return name == "FILTER"
    }
  }
}

extension String {
  fileprivate func lastRange(of text: String) -> Range<String.Index>? {
    var found: Range<String.Index>?
    var start = startIndex
    while let range = self[start...].firstRange(of: text) {
      found = range
      start = range.upperBound
    }
    return found
  }
}
