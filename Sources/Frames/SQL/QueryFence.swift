import Engines

/// Looks at a query of a sandbox before it is bound: it may read frames and what it makes itself, and no table function
/// that reads files, changes settings or runs text as SQL.
struct QueryFence {
  let sql: String
  let connection: DuckConnection

  /// Throws F047 where the query reaches for more.
  func check() throws {
    let tree = try QueryTree(sql, connection)
    if !tree.problem.isEmpty {
      // A mistake in the text is told where it is bound.
      if tree.problem == "parser" || tree.problem == "syntax" { return }
      throw refusal("what it does cannot be told before it runs", subject: sql)
    }
    for name in try tree.functions() where !QueryFence.harmless.contains(Spelling.folded(name)) {
      throw refusal("`\(name)` may reach beyond its frames", subject: name)
    }
    for name in try tree.fileNames() { throw refusal("it reads the file `\(name)`", subject: name) }
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
