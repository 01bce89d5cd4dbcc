import Foundation
import PseudoTerminal
import Testing

/// What a script that somebody else has written may try: each attempt is refused inside of a sandbox by one clear error,
/// and works outside of it, so that it is the sandbox which refuses.
@Suite struct SandboxTests {
  struct Attempt: Sendable, CustomTestStringConvertible {
    var line: String
    /// The code of the refusal.
    var code: String
    /// Whether it does something outside of a sandbox; else it is refused there too.
    var works = true
    var testDescription: String { line }
  }

  /// A project with ways out of it, and a neighbour that nobody in it may reach.
  final class Place {
    let project: Folder
    let out: Folder

    init() throws {
      project = try Folder()
      out = try Folder()
      let files = FileManager.default
      try files.createDirectory(atPath: project.path + "/data", withIntermediateDirectories: true)
      try files.createDirectory(atPath: project.path + "/.mlops", withIntermediateDirectories: true)
      try project.write("a.csv", "x,y\n1,2\n3,4\n")
      try project.write("lib.mlops", "fn double(n) => n * 2\n")
      try project.write(".mlops/note.csv", "token\nsecret\n")
      try out.write("secret.csv", "x,y\n5,6\n")
      try out.write("more.json", "[{\"x\": 1}]")
      try out.write("lib.mlops", "fn double(n) => n * 2\n")
      try files.createSymbolicLink(atPath: project.path + "/link.csv", withDestinationPath: out.path + "/secret.csv")
      try files.createSymbolicLink(atPath: project.path + "/up", withDestinationPath: out.path)
      try files.createSymbolicLink(atPath: project.path + "/gone.csv", withDestinationPath: out.path + "/later.csv")
    }

    /// A line with the neighbour's folder, and its path from the project, filled in.
    func filled(_ line: String) -> String {
      let name = URL(fileURLWithPath: out.path).lastPathComponent
      return line.replacingOccurrences(of: "OUT", with: out.path).replacingOccurrences(of: "BESIDE", with: "../\(name)")
    }
  }

  static let attempts: [Attempt] = [
    // Files that are read.
    Attempt(line: "load \"OUT/secret.csv\"", code: "E040"),
    Attempt(line: "load \"BESIDE/secret.csv\"", code: "E040"),
    Attempt(line: "load \"data/../BESIDE/secret.csv\"", code: "E040"),
    Attempt(line: "load \"./data/../a.csv\", \"OUT/secret.csv\"", code: "E040"),
    Attempt(line: "load \"link.csv\"", code: "E040"),
    Attempt(line: "load \"up/secret.csv\"", code: "E040"),
    Attempt(line: "load \"up/../OUT/secret.csv\"", code: "E040", works: false),
    Attempt(line: "load \"*.csv\"", code: "E040", works: false),
    Attempt(line: "load \"[al]*.csv\"", code: "E040"),
    Attempt(line: "load \"up/*.csv\"", code: "E040"),
    Attempt(line: "load \"OUT/*.csv\"", code: "E040"),
    Attempt(line: "load \"BESIDE/s*\", format: \"csv\"", code: "E040"),
    Attempt(line: "load \"/etc/passwd\", header: false, delimiter: \":\"", code: "E040"),
    Attempt(line: "load \"/etc/../etc/passwd\", header: false, delimiter: \":\"", code: "E040"),
    Attempt(line: "load \"/proc/self/cmdline\"", code: "E040", works: false),
    Attempt(line: "load \"/dev/stdin\"", code: "E040", works: false),
    Attempt(line: "load \".mlops/note.csv\"", code: "E040"),
    Attempt(line: "load \"data/../.mlops/note.csv\"", code: "E040"),
    Attempt(line: "load \"up/missing.csv\"", code: "E040", works: false),
    Attempt(line: "use \"OUT/lib.mlops\"", code: "E040"),
    Attempt(line: "use \"up/lib.mlops\": double", code: "E040"),
    Attempt(line: "use \"BESIDE/lib.mlops\"", code: "E040"),
    // Files that are written.
    Attempt(line: "load \"a.csv\" | save \"OUT/made.csv\"", code: "E040"),
    Attempt(line: "load \"a.csv\" | save \"BESIDE/made.parquet\"", code: "E040"),
    Attempt(line: "load \"a.csv\" | save \"up/made.jsonl\"", code: "E040"),
    Attempt(line: "load \"a.csv\" | save \"gone.csv\"", code: "E040"),
    Attempt(line: "load \"a.csv\" | save \".mlops/made.csv\"", code: "E040"),
    Attempt(line: "d = load \"a.csv\"; save (plot d, .x), \"OUT/made.svg\"", code: "E040"),
    // The database's own ways out.
    Attempt(line: "sql \"select * from read_csv('OUT/secret.csv')\"", code: "F047"),
    Attempt(line: "sql \"from 'OUT/secret.csv'\"", code: "F047"),
    Attempt(line: "sql \"select * from \\\"OUT/secret.csv\\\"\"", code: "F047"),
    Attempt(line: "sql \"select content from read_text('OUT/secret.csv')\"", code: "F047"),
    Attempt(line: "sql \"select size from read_blob('OUT/secret.csv')\"", code: "F047"),
    Attempt(line: "sql \"select * from read_json('OUT/more.json')\"", code: "F047"),
    Attempt(line: "sql \"select * from glob('OUT/*')\"", code: "F047"),
    Attempt(line: "sql \"select (select count(*) from read_text('OUT/secret.csv')) as n\"", code: "F047"),
    Attempt(line: "sql \"with t as (from read_csv('OUT/secret.csv')) select * from t\"", code: "F047"),
    Attempt(line: "sql \"select 1 as x union all select x from read_csv('OUT/secret.csv')\"", code: "F047"),
    Attempt(
      line: "sql \"select x from range(3) r(x) where x in (select x from read_csv('OUT/secret.csv'))\"", code: "F047"),
    Attempt(line: "sql \"from query('from read_csv(''OUT/secret.csv'')')\"", code: "F047"),
    Attempt(line: "sql \"select Columns from sniff_csv('OUT/secret.csv')\"", code: "F047"),
    Attempt(line: "sql \"from (pivot (from read_csv('OUT/secret.csv')) on x in (5) using sum(y))\"", code: "F047"),
    Attempt(
      line: "sql \"from enable_logging('QueryLog', storage = 'file', storage_path = 'OUT/log')\"", code: "F047",
      works: false),
    Attempt(line: "sql \"select name, value from duckdb_settings()\"", code: "F047"),
    Attempt(line: "load \"a.csv\" | sql \"select * from _, read_csv('OUT/secret.csv') s\"", code: "F047"),
    Attempt(line: "sql \"attach 'OUT/x.db'\"", code: "F029", works: false),
    Attempt(line: "sql \"copy (select 1) to 'OUT/x.csv'\"", code: "F029", works: false),
    Attempt(line: "sql \"install httpfs\"", code: "F029", works: false),
    Attempt(line: "sql \"set enable_external_access = true\"", code: "F029", works: false),
    Attempt(line: "sql \"select getenv('HOME')\"", code: "F029", works: false),
    Attempt(line: "sql \"select 1; copy (select 1) to 'OUT/x.csv'\"", code: "F029", works: false),
    Attempt(line: "sql \"select 1) ; attach 'OUT/x.db'; select * from (select 1\"", code: "F047", works: false),
  ]

  @Test("An attempt to leave the project is refused, and is none where there is no sandbox.", arguments: attempts)
  func refused(_ attempt: Attempt) throws {
    let place = try Place()
    let line = place.filled(attempt.line)
    let inside = try Program.run(["--sandbox", "-e", line], in: place.project)
    #expect(inside.code == 1, "\(inside.output)\(inside.errors)")
    #expect(inside.errors.contains("error[\(attempt.code)]"), "\(inside.errors)")
    #expect(inside.errors.components(separatedBy: "error[").count == 2, "\(inside.errors)")
    #expect(!inside.output.contains("secret"))
    let left = Set(try FileManager.default.contentsOfDirectory(atPath: place.out.path))
    #expect(left.subtracting([".mlops"]).count == 3, "\(left)")
    let outside = try Program.run(["-e", line], in: place.project)
    #expect((outside.code == 0) == attempt.works, "\(outside.output)\(outside.errors)")
  }

  @Test("What a project needs goes on as ever: its files, modules, SQL, charts, training and its registry.")
  func allowed() throws {
    let place = try Place()
    try place.project.write(
      "work.mlops",
      """
      use "lib.mlops": double
      param source: file = "a.csv"
      d = load source
      count(sql("select x + 1 as z from d"))
      d | derive z: .x * double(2) | save "data/out.parquet";
      load "data/out.parquet" | count
      save (plot d, .x), "data/out.svg"
      numbers = frame(1..60 | map(i => {x: i, y: i mod 2}))
      model = train(numbers, .y, seed: 1, with: gbm(n_estimators: 3))
      register model, "parity";
      predict("parity@1", numbers) | count
      models() | collect | map(.name)
      """)
    let result = try Program.run(["--sandbox", "work.mlops"], in: place.project)
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output == "2\n2\n60\n[\"parity\"]\n", "\(result.output)")
    let again = try Program.run(["test", "--sandbox", "work.mlops"], in: place.project)
    #expect(again.code == 0, "\(again.output)")
    let page = try Program.run(["report", "--sandbox", "work.mlops"], in: place.project)
    #expect(page.code == 0, "\(page.errors)")
    try place.project.write("peek.mlops", "load \"\(place.out.path)/secret.csv\"\n")
    let peek = try Program.run(["report", "--sandbox", "peek.mlops"], in: place.project)
    #expect(peek.code == 1 && peek.errors.contains("error[E040]"), "\(peek.errors)")
    let flag = try Program.run(
      ["--sandbox", "work.mlops", "--source", place.out.path + "/secret.csv"], in: place.project)
    #expect(flag.code == 1 && flag.errors.contains("error[E040]"), "\(flag.errors)")
    // The folder is the script's own, and another only when it is named.
    try place.project.write("data/inner.mlops", "load \"../a.csv\" | count")
    #expect(try Program.run(["--sandbox", "data/inner.mlops"], in: place.project).errors.contains("E040"))
    let wider = try Program.run(["--sandbox", "--project", ".", "data/inner.mlops"], in: place.project)
    #expect(wider.output == "2\n", "\(wider.errors)")
  }

  @Test("A sandbox has no server: nothing is deployed, and no endpoint is asked.")
  func noServer() throws {
    let place = try Place()
    let setup = """
      numbers = frame(1..60 | map(i => {x: i, y: i mod 2}))
      register train(numbers, .y, seed: 1, with: gbm(n_estimators: 3)), "parity";
      """
    #expect(try Program.run(["-e", setup], in: place.project).code == 0)
    for line in ["deploy \"parity@1\"", "predict \"parity\", {x: 3}"] {
      let inside = try Program.run(["--sandbox", "-e", line], in: place.project)
      #expect(inside.code == 1 && inside.errors.contains("error[V130]"), "\(inside.errors)")
      #expect(try Program.run(["status"], in: place.project).output.contains("no server runs") == (line.first == "d"))
      let outside = try Program.run(["-e", line], in: place.project)
      #expect(outside.code == 0, "\(outside.errors)")
    }
  }

  @Test("At the prompt of a sandbox there is no shell, no editor, and no file outside.")
  func prompt() throws {
    let place = try Place()
    var environment = place.project.environment
    environment["PATH"] = "/usr/bin:/bin"
    environment["EDITOR"] = "touch \(place.out.path)/edited; true"
    let inside = try TerminalProcess(
      Program.path, ["--sandbox", "--project", place.project.path], width: 100, environment: environment)
    try #require(inside.wait(for: "[1]>", 30), "\(inside.screen.text)")
    #expect(inside.screen.text.contains("in a sandbox"))
    inside.type("!touch \(place.out.path)/shell\r")
    #expect(inside.wait(for: "error[V130]: a sandbox has no shell"), "\(inside.screen.text)")
    inside.type("%save \(place.out.path)/session.mlops\r")
    #expect(inside.wait(for: "error[E040]"), "\(inside.screen.text)")
    inside.type("1 + 1\u{18}\u{5}")
    #expect(inside.wait(for: "no other program can be started here"), "\(inside.screen.text)")
    inside.type("\u{3}")
    #expect(inside.wait { $0.rows.last?.hasSuffix("]>") ?? false }, "\(inside.screen.text)")
    inside.type("frame(1..50 | map(i => {x: i})) | view\r")
    #expect(inside.wait(for: "50 rows"), "\(inside.screen.text)")
    inside.type("\u{4}")
    let left = Set(try FileManager.default.contentsOfDirectory(atPath: place.out.path))
    #expect(left.subtracting([".mlops"]).count == 3, "\(left)")
  }
}
