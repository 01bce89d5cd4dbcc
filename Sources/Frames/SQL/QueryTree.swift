import Engines

/// A query as DuckDB reads it, before it is bound: the tables that it names and the table functions that it calls.
struct QueryTree {
  /// What a call of a table function is given first.
  struct Argument: Hashable {
    var function: String
    /// The text that is written out, or the number of a parameter; none where it is computed.
    var text: String?
    var parameter: Int?
  }

  /// Why it cannot be read, such as `parser` or `binder`; `""` where it can.
  let problem: String
  private let tree: String
  private let connection: DuckConnection

  init(_ sql: String, _ connection: DuckConnection) throws {
    self.connection = connection
    let whole = "SELECT * FROM (\(sql)\n)"
    tree = "WITH q AS (SELECT json_serialize_sql(\(DuckSQL.text(whole))) AS j)"
    problem = try QueryTree.texts("\(tree) SELECT j ->> 'error_type' FROM q", connection).first ?? ""
  }

  /// Names of table functions, as they are written.
  func functions() throws -> [String] { try reached("TABLE_FUNCTION", ".function.function_name") }

  /// Names of tables that are files by their spelling.
  func fileNames() throws -> [String] {
    try reached("BASE_TABLE", ".table_name").filter { $0.contains(where: { "./:*".contains($0) }) }
  }

  /// The first argument of each table function that is called; of a list its elements.
  func arguments() throws -> [Argument] {
    let lines = try texts(
      """
      , n AS (\(QueryTree.nodes("TABLE_FUNCTION"))),
      f AS (SELECT j, json_extract_string(j, path || '.function.function_name') AS name,
        path || '.function.children[0]' AS p FROM n),
      a AS (SELECT name, CASE WHEN json_extract_string(j, p || '.function_name') IN ('list_value', 'array_value')
        THEN CAST(json_extract(j, p || '.children') AS JSON[]) ELSE [json_extract(j, p)] END AS parts FROM f),
      u AS (SELECT name, unnest(parts) AS x FROM a)
      SELECT DISTINCT name || chr(10) || CASE x ->> '$.class'
        WHEN 'CONSTANT' THEN '=' || coalesce(x ->> '$.value.value', '')
        WHEN 'PARAMETER' THEN '$' || (x ->> '$.identifier') ELSE '?' END FROM u
      """)
    return lines.map { line in
      let parts = line.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let rest = parts.count == 2 ? parts[1] : "?"
      var argument = Argument(function: parts.first.map(String.init) ?? "")
      if rest.hasPrefix("=") { argument.text = String(rest.dropFirst()) }
      if rest.hasPrefix("$") { argument.parameter = Int(rest.dropFirst()) }
      return argument
    }
  }

  /// The texts at a place below each node of a kind.
  private func reached(_ kind: String, _ place: String) throws -> [String] {
    try texts(
      ", n AS (\(QueryTree.nodes(kind)))"
        + " SELECT DISTINCT coalesce(json_extract_string(j, path || '\(place)'), '') FROM n")
  }

  private static func nodes(_ kind: String) -> String {
    "SELECT j, path FROM q, json_tree(q.j) AS t WHERE t.key = 'type' AND CAST(t.atom AS VARCHAR) = '\"\(kind)\"'"
  }

  private func texts(_ rest: String) throws -> [String] { try QueryTree.texts(tree + rest, connection) }

  private static func texts(_ query: String, _ connection: DuckConnection) throws -> [String] {
    guard let column = try connection.query(query).columns().first, case .text(let texts) = column.values else {
      return []
    }
    return texts
  }
}
