import Engines
import Foundation
import Testing

@testable import Frames

/// Files written into a folder of their own, read, and thrown away.
final class LoadFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "mlops-load-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }
  func write(_ name: String, _ data: Data) throws { try data.write(to: URL(fileURLWithPath: path + "/" + name)) }

  func open(_ names: String..., options: LoadOptions = LoadOptions()) throws -> (source: FileSource, context: FrameContext) {
    let context = FrameContext(folder: path)
    return (try FileSource.open(names, options, context), context)
  }

  /// The cells of a column as the engine reads them, as text.
  func texts(_ column: String, of names: String..., options: LoadOptions = LoadOptions()) throws -> [String?] {
    let context = FrameContext(folder: path)
    let source = try FileSource.open(names, options, context)
    let sql = "SELECT \(DuckSQL.name(column))::VARCHAR FROM \(source.relation)"
    do {
      let columns = try context.connection().query(sql).columns()
      guard case .text(let values) = columns[0].values else { return columns[0].count == 0 ? [] : Array(repeating: nil, count: columns[0].count) }
      return values.indices.map { columns[0].isMissing($0) ? nil : values[$0] }
    } catch let fault as Fault {
      throw source.explain(fault, try context.connection())
    }
  }
}

@Suite struct LoadTests {
  struct Guess: Sendable, CustomTestStringConvertible {
    var cells: [String]
    var type: ColumnType
    var testDescription: String { "\(cells)" }
  }

  @Test(
    "Types are guessed from the cells.",
    arguments: [
      Guess(cells: ["1", "2", "NA"], type: .int), Guess(cells: ["1.5", "N/A", "2"], type: .double),
      Guess(cells: ["01234", "99999"], type: .text), Guess(cells: ["12345678901234567890", "1"], type: .text),
      Guess(cells: ["true", "FALSE", ""], type: .bool), Guess(cells: ["Yes", "No"], type: .text),
      Guess(cells: ["2024-01-31", "2024-02-01"], type: .date), Guess(cells: ["2024/01/31", "2024/02/01"], type: .date),
      Guess(cells: ["2024-01-31T10:00:00", "2024-01-31 11:00:00"], type: .time(isZoned: false)),
      Guess(cells: ["31/01/2024", "01/02/2024"], type: .text), Guess(cells: ["1", "x"], type: .text),
      Guess(cells: ["NA", "null"], type: .text), Guess(cells: ["0", "0.5"], type: .double),
      Guess(cells: ["1e400", "1"], type: .double),
    ])
  func typesAreGuessed(_ guess: Guess) throws {
    let folder = try LoadFolder()
    try folder.write("a.csv", "id,x\n" + guess.cells.enumerated().map { "\($0),\($1)\n" }.joined())
    #expect(try folder.open("a.csv").source.schema.type(of: "x") == guess.type)
  }

  @Test("Missing marks are read as missing and told.")
  func missingIsTold() throws {
    let folder = try LoadFolder()
    try folder.write("a.csv", "x,y\n1,a\nNA,\n?,b\n")
    var options = LoadOptions()
    options.missing = ["NA", "?"]
    #expect(try folder.texts("x", of: "a.csv", options: options) == ["1", nil, nil])
    #expect(try folder.open("a.csv", options: options).source.remarks.contains("missing: x 2, y 1"))
  }

  @Test("Delimiters, quotes with line breaks, byte order marks and odd names are read.")
  func quirks() throws {
    let folder = try LoadFolder()
    try folder.write("a.csv", "\u{FEFF}a;b c;a;\"select\"\n\"x\ny\";1;2;\"say \"\"hi\"\"\"\n")
    let source = try folder.open("a.csv").source
    #expect(source.schema.names == ["a", "b c", "a_2", "select"])
    #expect(source.remarks.contains("a second column `a` is called `a_2`"))
    #expect(try folder.texts("a", of: "a.csv") == ["x\ny"])
    #expect(try folder.texts("select", of: "a.csv") == ["say \"hi\""])
  }

  @Test("UTF-16 and Latin-1 are found out.")
  func encodings() throws {
    let folder = try LoadFolder()
    try folder.write("u.csv", "name,n\nBjörk,1\n".data(using: .utf16) ?? Data())
    try folder.write("l.csv", "name,n\nBjörk,1\n".data(using: .isoLatin1) ?? Data())
    #expect(try folder.texts("name", of: "u.csv") == ["Björk"])
    #expect(try folder.texts("name", of: "l.csv") == ["Björk"])
  }

  @Test("A header alone is a table without rows.")
  func headerOnly() throws {
    let folder = try LoadFolder()
    try folder.write("a.csv", "a,b\n")
    #expect(try folder.open("a.csv").source.schema.names == ["a", "b"])
    #expect(try folder.texts("a", of: "a.csv") == [])
  }

  @Test("JSON lines and tab-separated files are known by their content.")
  func formats() throws {
    let folder = try LoadFolder()
    try folder.write("a.csv", "{\"a\": 1, \"b\": \"x\"}\n{\"a\": 2, \"b\": null}\n")
    try folder.write("b.tsv", "a\tb\n1\tx\n")
    #expect(try folder.open("a.csv").source.format == .jsonl)
    #expect(try folder.texts("b", of: "a.csv") == ["x", nil])
    #expect(try folder.texts("b", of: "b.tsv") == ["x"])
  }

  @Test("A pattern reads all its files in order; other columns are an error.")
  func patterns() throws {
    let folder = try LoadFolder()
    try folder.write("m1.csv", "a,b\n1,x\n")
    try folder.write("m2.csv", "a,b\n2,y\n")
    #expect(try folder.texts("a", of: "m*.csv") == ["1", "2"])
    try folder.write("m3.csv", "b,a\nz,3\n")
    #expect(throws: Fault.self) { try folder.open("m*.csv") }
  }

  @Test("A file that changes after it was loaded is refused.")
  func changes() throws {
    let folder = try LoadFolder()
    try folder.write("a.csv", "a,b\n1,x\n")
    let source = try folder.open("a.csv").source
    try source.check()
    try folder.write("a.csv", "a,b\n1,x\n2,y\n")
    #expect(throws: Fault.self) { try source.check() }
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var says: String
    var testDescription: String { name }
  }

  @Test(
    "A bad file gets one clear error.",
    arguments: [
      Bad(name: "empty.csv", text: "", says: "is empty"),
      Bad(name: "ragged.csv", text: "a,b,c\n1,2,3\n1,2\n", says: "row 2 (line 3)"),
      Bad(name: "wide.csv", text: "a,b\n1,2\n1,2,3\n", says: "more fields than the header"),
      Bad(name: "cut.parquet", text: "PAR1abcdefgh", says: "cannot be read as parquet"),
      Bad(name: "cut.jsonl", text: "{\"a\": 1}\n{\"a\": ", says: "cannot be read as jsonl"),
      Bad(name: "zero.csv", text: "a,b\n1,\0\0\0\n", says: "is no text"),
    ])
  func badFiles(_ bad: Bad) throws {
    let folder = try LoadFolder()
    try folder.write(bad.name, bad.text)
    let fault = #expect(throws: Fault.self) { _ = try folder.texts("a", of: bad.name) }
    #expect(fault?.message.contains(bad.says) == true, "\(fault?.message ?? "no fault")")
  }

  @Test("A missing file names its neighbours, and a folder says what to write.")
  func missingFiles() throws {
    let folder = try LoadFolder()
    try folder.write("loans.csv", "a\n1\n")
    let missing = #expect(throws: Fault.self) { try folder.open("loan.csv") }
    #expect(missing?.help == "did you mean `loans.csv`?")
    let isFolder = #expect(throws: Fault.self) { try folder.open("../") }
    #expect(isFolder?.message.contains("is a folder") == true)
  }

  @Test("A value beyond the sample that does not fit names row, column and value.")
  func lateMisfit() throws {
    let folder = try LoadFolder()
    let rows = (0..<400_000).map { "\($0),some text that makes the file long enough,\($0)\n" }.joined()
    try folder.write("a.csv", "id,text,n\n" + rows + "1,x,twelve\n")
    let fault = #expect(throws: Fault.self) { _ = try folder.texts("n", of: "a.csv") }
    #expect(fault?.message.contains("row 400001") == true, "\(fault?.message ?? "")")
    #expect(fault?.message.contains("\"twelve\"") == true)
    #expect(fault?.help?.contains("types: {n: \"text\"}") == true)
  }

  @Test("Types that are given win, and a wrong name is told.")
  func givenTypes() throws {
    let folder = try LoadFolder()
    try folder.write("a.csv", "zip,n\n1,2\n")
    var options = LoadOptions()
    options.types = ["zip": .text]
    #expect(try folder.open("a.csv", options: options).source.schema.type(of: "zip") == .text)
    options.types = ["zap": .text]
    let fault = #expect(throws: Fault.self) { try folder.open("a.csv", options: options) }
    #expect(fault?.help?.contains("did you mean `zip`") == true)
  }
}
