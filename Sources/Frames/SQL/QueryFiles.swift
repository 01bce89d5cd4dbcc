import Engines

/// The files that a query reads by itself, beside its frames.
public struct QueryFiles: Hashable, Sendable {
  /// Paths and patterns as they are written; relative ones start from the folder of the process.
  public private(set) var paths: [String] = []
  /// Whether that is all: a path that is computed, or the list of a folder, is not told.
  public private(set) var areAll = true

  init(_ sql: String, values: [Scalar], _ connection: DuckConnection, depth: Int = 0) throws {
    let folded = Spelling.folded(sql)
    guard QueryFiles.signs.contains(where: { folded.contains($0) }) else { return }
    let tree = try QueryTree(sql, connection)
    guard tree.problem.isEmpty else {
      areAll = false
      return
    }
    paths = try tree.fileNames()
    for argument in try tree.arguments() {
      let name = Spelling.folded(argument.function)
      guard QueryFiles.isReader(name) else { continue }
      guard let text = argument.text ?? argument.parameter.flatMap({ QueryFiles.text(values, $0) }), name != "glob",
        depth < 8
      else {
        areAll = false
        continue
      }
      if name == "query" {
        let inner = try QueryFiles(text, values: values, connection, depth: depth + 1)
        paths += inner.paths
        areAll = areAll && inner.areAll
      } else if name != "query_table" || text.contains(".") {
        paths.append(text)
      }
    }
  }

  private static func text(_ values: [Scalar], _ number: Int) -> String? {
    guard values.indices.contains(number - 1), case .text(let text) = values[number - 1] else { return nil }
    return text
  }

  private static func isReader(_ name: String) -> Bool {
    name.hasPrefix("read_") || name.hasPrefix("parquet_")
      || ["glob", "query", "query_table", "sniff_csv"].contains(name)
  }

  /// One of these stands in every query that names a file: quotes around it, or a reader that is given a parameter.
  private static let signs = ["'", "\"", "read_", "parquet_", "glob", "query", "sniff_", "$$"]
}

extension FrameContext {
  /// The files that a query reads by itself; `values` are those of its `$name`.
  public func files(ofQuery query: String, values: [(name: String, value: Scalar)]) throws -> QueryFiles {
    var text = query.trimmed
    while text.hasSuffix(";") { text = String(text.dropLast()).trimmed }
    let bound = try QueryText.bind(text, values)
    return try withConnection { try QueryFiles(bound.sql, values: bound.values, $0) }
  }
}
