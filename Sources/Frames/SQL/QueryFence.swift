import Engines

/// Looks at a query of a sandbox before it is bound: it may read frames and what it makes itself, and no table function
/// that reads files, changes settings or runs text as SQL.
struct QueryFence {
  let sql: String
  let connection: DuckConnection

  /// Throws F047 where the query reaches for more.
  func check() throws {
    let whole = "SELECT * FROM (\(sql)\n)"
    let tree = "WITH q AS (SELECT json_serialize_sql(\(DuckSQL.text(whole))) AS j)"
    let outcome = try texts("\(tree) SELECT j ->> 'error_type' FROM q")
    if let kind = outcome.first, !kind.isEmpty {
      // A mistake in the text is told where it is bound.
      if kind == "parser" || kind == "syntax" { return }
      throw refusal("what it does cannot be told before it runs", subject: sql)
    }
    for name in try texts(tree + reached("TABLE_FUNCTION", ".function.function_name")) {
      guard QueryFence.harmless.contains(Spelling.folded(name)) else {
        throw refusal("`\(name)` may reach beyond its frames", subject: name)
      }
    }
    for name in try texts(tree + reached("BASE_TABLE", ".table_name"))
    where name.contains(where: { "./:*".contains($0) }) {
      throw refusal("it reads the file `\(name)`", subject: name)
    }
  }

  /// The texts at a place below each node of a kind.
  private func reached(_ kind: String, _ place: String) -> String {
    ", n AS (SELECT j, path FROM q, json_tree(q.j) AS t WHERE t.key = 'type' AND CAST(t.atom AS VARCHAR) = '\"\(kind)\"')"
      + " SELECT DISTINCT coalesce(json_extract_string(j, path || '\(place)'), '') FROM n"
  }

  private func texts(_ query: String) throws -> [String] {
    guard let column = try connection.query(query).columns().first, case .text(let texts) = column.values else {
      return []
    }
    return texts
  }

  private func refusal(_ why: String, subject: String) -> Fault {
    Fault(
      "F047", "the sandbox refuses the query: \(why)", subject: subject,
      help: "a query in a sandbox reads frames; read files with `load`")
  }

  /// Table functions that make or look into values.
  private static let harmless: Set<String> = [
    "generate_series", "histogram", "histogram_values", "json_each", "json_tree", "range", "repeat", "repeat_row",
    "summary", "unnest",
  ]
}
