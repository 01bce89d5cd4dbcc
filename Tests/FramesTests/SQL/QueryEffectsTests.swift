import Engines
import Foundation
import Testing

@testable import Frames

/// `sql` reads and does nothing else.
struct QueryEffectsTests {
  @Test(
    "A query that writes a file, or changes what later ones do, is refused.",
    arguments: [
      "select * from enable_logging('QueryLog', storage = 'file', storage_config = {'path': 'FOLDER/log'})",
      "select * from Enable_Profiling(format = 'json', save_location = 'FOLDER/profile.json')",
      "from \"enable_logging\"()", "select * from disable_logging()", "select * from force_checkpoint()",
      "select * from query('select * from enable_logging(storage = ''file'')')",
      "select * from query('select * from ' || 'enable_logging()')", "from truncate_duckdb_logs()",
      "from json_execute_serialized_sql(json_serialize_sql('from disable_logging()'))",
      "with a as (select 1) select (select count(*) from enable_logging())",
    ])
  func refused(_ query: String) throws {
    let room = try Room()
    let text = query.replacingOccurrences(of: "FOLDER", with: room.folder)
    #expect(fault { _ = try room.context.sql(text).count() }?.code == "F029", "\(query)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: room.folder) == [])
  }

  @Test("What only reads is taken, also where it speaks of logging.")
  func reads() throws {
    let room = try Room()
    for (query, count) in [
      ("select 'enable_logging' as word", 1), ("select * from query('select 1 as one')", 1),
      ("select count(*) as n from duckdb_logs", 1), ("select * from range(3) as logging", 3),
    ] {
      #expect(try room.context.sql(query).count() == count, "\(query)")
    }
  }
}
