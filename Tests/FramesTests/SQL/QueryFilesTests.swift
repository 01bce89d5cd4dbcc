import Testing

@testable import Frames

/// The files that a query names.
struct QueryFilesTests {
  private func files(_ query: String, _ values: [(name: String, value: Scalar)] = []) throws -> QueryFiles {
    try FrameContext(folder: "/tmp", seed: 1).files(ofQuery: query, values: values)
  }

  @Test("Files are told by their names, as tables, in readers and lists, and through `$name`.")
  func told() throws {
    let queries: [(String, [String])] = [
      ("select * from t where x = 'a.csv'", []), ("from 'a.csv'", ["a.csv"]),
      ("from \"data/*.parquet\"", ["data/*.parquet"]),
      ("select * from read_csv('a.txt', delim = ';')", ["a.txt"]),
      ("select * from read_csv(['a.csv', 'b.csv'])", ["a.csv", "b.csv"]), ("from read_csv($path)", ["p.csv"]),
      ("with u as (from read_text('c')) select (select max(x) from 'd.csv') from u", ["c", "d.csv"]),
      ("from query('from \"e.csv\"')", ["e.csv"]), ("select * from range(3)", []),
    ]
    for (query, paths) in queries {
      let found = try files(query, [("path", .text("p.csv"))])
      #expect(found.paths.sorted() == paths, "\(query)")
      #expect(found.areAll, "\(query)")
    }
  }

  @Test("A path that is computed, and the list of a folder, cannot be told.")
  func untold() throws {
    for query in ["from read_csv('a' || '.csv')", "from glob('*.csv')", "from read_csv(getvariable('x'))"] {
      #expect(try !files(query).areAll, "\(query)")
    }
  }
}
