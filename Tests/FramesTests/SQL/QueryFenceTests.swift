import Engines
import Foundation
import Testing

@testable import Frames

/// What a query of a sandbox may read.
struct QueryFenceTests {
  private func context(_ folder: String) -> FrameContext {
    FrameContext(folder: folder, seed: 1, settings: DuckSettings(fence: FileFence([folder])))
  }

  @Test(
    "A query that reaches beyond its frames is refused.",
    arguments: [
      "select * from read_csv('/etc/passwd')", "select * from '/etc/hosts.csv'", "from read_text('a.csv')",
      "select (select count(*) from glob('*'))", "select * from query('select 1')",
      "with t as (from read_blob('/etc/shadow')) select * from t", "select * from sniff_csv('a.csv')",
      "select * from (pivot (from read_csv('a.csv')) on x)", "select * from duckdb_settings()",
      "select * from enable_logging('QueryLog', storage = 'file', storage_path = '/tmp/x')",
      "select * from json_execute_serialized_sql('{}')", "select * from \"a.csv\"", "select * from parquet_scan('a')",
      "select x from t where x in (from glob('/*')) union select 1 from range(2)",
    ])
  func refused(_ query: String) throws {
    let room = try Room()
    try room.write("a.csv", "x\n1\n")
    let context = context(room.folder)
    let frame = try context.load(["a.csv"])
    #expect(fault { _ = try context.sql(query, frames: [("t", frame)]).count() }?.code == "F047", "\(query)")
  }

  @Test("Queries over frames work as ever, and so do files of the project.")
  func allowed() throws {
    let room = try Room()
    try room.write("a.csv", "x,y\n1,a\n2,b\n3,a\n")
    try room.write("latin.csv", [0x78, 0x0A, 0xE4, 0x0A])
    let context = context(room.folder)
    let frame = try context.load(["a.csv"])
    let queries = [
      ("select y, sum(x) as s from t group by y", 2), ("select * from range(3)", 3),
      ("with u as (select * from t) select * from u join t using (x)", 3),
      ("select unnest([1, 2]) as v", 2), ("select avg(x) as m from t where y = 'a'", 1),
    ]
    for (query, count) in queries {
      #expect(try context.sql(query, frames: [("t", frame)]).count() == count, "\(query)")
    }
    #expect(try context.load(["latin.csv"]).count() == 1)
    try frame.save("out.parquet")
    #expect(try context.load(["out.parquet"]).count() == 3)
    #expect(fault { try frame.save("../out.csv") }?.code == "E040")
  }

  @Test("The database's own ways out are shut, and its settings cannot be opened again.")
  func shut() throws {
    let room = try Room()
    try room.write("a.csv", "x\n1\n")
    let context = context(room.folder)
    try context.withConnection { connection in
      for statement in [
        "COPY (SELECT 1) TO '/tmp/mlops-out.csv'", "ATTACH '/tmp/mlops-out.db' AS o", "INSTALL httpfs", "LOAD httpfs",
        "SET enable_external_access = true", "SET lock_configuration = false", "SET allowed_directories = ['/']",
        "EXPORT DATABASE '/tmp/mlops-export'", "CREATE TABLE p AS FROM read_text('/etc/passwd')",
        "SET memory_limit = '1TB'", "SET temp_directory = '/tmp/elsewhere'", "SET home_directory = '/'",
      ] {
        #expect(throws: Fault.self, "\(statement)") { try connection.run(statement) }
      }
      try connection.run("SET threads = 1; SET threads = 2")
    }
  }
}
