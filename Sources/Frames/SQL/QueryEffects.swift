import Engines

/// Looks at a query before it is bound: `sql` reads, and some table functions do more. They write files, as logging and
/// profiling do, or change what later queries do.
struct QueryEffects {
  let sql: String
  let connection: DuckConnection

  /// Throws F029 where the query does more than read.
  func check() throws { try check(sql, depth: 0) }

  private func check(_ sql: String, depth: Int) throws {
    // Reading a query twice takes a millisecond: only what may call one of these is.
    let folded = Spelling.folded(sql)
    guard QueryEffects.signs.contains(where: { folded.contains($0) }) else { return }
    let tree = try QueryTree(sql, connection)
    guard tree.problem.isEmpty else {
      // A mistake in the text is told where it is bound.
      if tree.problem == "parser" || tree.problem == "syntax" { return }
      if let name = QueryEffects.acting.sorted().first(where: { folded.contains($0) }) { throw refusal(name) }
      return
    }
    for name in try tree.functions() where QueryEffects.acting.contains(Spelling.folded(name)) { throw refusal(name) }
    for argument in try tree.arguments() where Spelling.folded(argument.function) == "query" {
      guard let text = argument.text, depth < 8 else {
        throw Fault(
          "F029", "the query is refused: what `query` will run cannot be told before it runs", subject: "query",
          help: "write the inner query out")
      }
      try check(text, depth: depth + 1)
    }
  }

  private func refusal(_ name: String) -> Fault {
    Fault(
      "F029", "the query is refused: `\(name)` does more than read", subject: name,
      help: "`sql` takes one query: `select … from …`")
  }

  /// Table functions that write, or change settings of the database.
  private static let acting: Set<String> = [
    "checkpoint", "disable_logging", "disable_profiling", "enable_logging", "enable_profiling", "force_checkpoint",
    "json_execute_serialized_sql", "truncate_duckdb_logs",
  ]

  /// One of these stands in every query that calls one of them; the last spells names by numbers.
  private static let signs = ["checkpoint", "logging", "profiling", "json_execute", "truncate_duckdb", "query", "u&"]
}
