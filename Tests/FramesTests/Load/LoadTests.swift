import Calendar
import Engines
import Foundation
import Testing

@testable import Frames

/// Files as they come: what they are taken for, what is told, and what is refused.
struct LoadTests {
  let room: Room

  init() throws { room = try Room() }

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
      Guess(cells: ["2024-01-31T10:00:00Z", "2024-01-31 11:00:00+02:00"], type: .time(isZoned: true)),
      Guess(cells: ["31/01/2024", "01/02/2024"], type: .date), Guess(cells: ["1", "x"], type: .text),
      Guess(cells: ["NA", "null"], type: .missing), Guess(cells: ["0", "0.5"], type: .double),
      Guess(cells: ["1e400", "1"], type: .double), Guess(cells: ["1,5", "2,5"], type: .double),
      Guess(cells: ["40%", "20%"], type: .text), Guess(cells: ["2023-02-29"], type: .text),
      Guess(cells: ["inf", "1.5"], type: .double), Guess(cells: ["+1", " 2"], type: .int),
    ])
  func typesAreGuessed(_ guess: Guess) throws {
    let rows = guess.cells.enumerated().map { "r\($0),\"\($1)\"\n" }.joined()
    let frame = try room.csv("id,x\n" + rows)
    #expect(frame.schema.type(of: "x") == guess.type)
    #expect(try frame.count() == guess.cells.count)
  }

  @Test("Values come in their types; NaN and the usual words are missing and counted.")
  func values() throws {
    let lines = [
      "i,d,b,t,day,at,zoned", "1,1.5,True,x,2024-01-31,2024-01-31T10:00:00,2024-01-31T10:00:00+02:00",
      "NA,NaN,,N/A,null,,", "-7,inf,false,NAN,1969-12-31,1970-01-01 00:00,1970-01-01T00:00:00Z", "",
    ]
    let frame = try room.csv(lines.joined(separator: "\n"))
    let table = try frame.collect()
    #expect(table.row(0).prefix(5) == [.int(1), .double(1.5), .bool(true), .text("x"), .date(Day(number: 19_753))])
    #expect(table.row(0)[5].description == "2024-01-31T10:00:00")
    #expect(table.row(0)[6].description == "2024-01-31T08:00:00Z")
    let isBlank = table.row(1).allSatisfy { $0.isMissing }
    #expect(isBlank)
    #expect(
      table.row(2).prefix(5) == [.int(-7), .double(.infinity), .bool(false), .text("NAN"), .date(Day(number: -1))])
    #expect(frame.remarks[0] == "read 3 rows × 7 columns; missing: i 1, d 1, b 1, t 1, day 1, at 1, zoned 1")
  }

  @Test("Texts and numbers that the sample of a large file did not show are read all the same.")
  func lateValues() throws {
    var lines = ["id,city,stars,word"]
    for row in 0..<300_000 { lines.append("\(row),\(row % 2 == 0 ? "Turku" : "Oulu"),\(row % 5),plain") }
    lines[280_001] = "280000,Inari,3000,plain"
    lines[290_001] = "290000,Oulu,4,\"a b\""
    let frame = try room.csv(lines.joined(separator: "\n") + "\n")
    #expect(frame.remarks[0].contains("types from a sample"))
    let table = try frame.filter(.binary(.greater, .column("id"), .literal(.int(279_998)))).collect()
    #expect(table.rowCount == 20_001)
    #expect(table.row(1) == [.int(280_000), .text("Inari"), .int(3000), .text("plain")])
    #expect(table.row(10_001) == [.int(290_000), .text("Oulu"), .int(4), .text("a b")])
    #expect(table.row(0) == [.int(279_999), .text("Oulu"), .int(4), .text("plain")])
  }

  @Test(
    "A number or a date that is written in another way far down a large file is told, and never taken for another.",
    arguments: ["007,2024-01-31", "5.7,2024-01-31", "1e3,2024-01-31", "+5,2024-01-31", "7,2024-1-5", "7,20240105"])
  func lateMisfits(_ odd: String) throws {
    var lines = (0..<300_000).map { "\($0 % 7),2024-02-0\(1 + $0 % 9),plain" }
    lines[280_000] = odd + ",plain"
    let frame = try room.csv("stars,day,word\n" + lines.joined(separator: "\n"))
    #expect(frame.remarks[0].contains("types from a sample"))
    let fault = try #require(throws: Fault.self) { try frame.count() }
    #expect(fault.code == "F038" && fault.message.hasPrefix("row 280,001 of"))
  }

  @Test("A large plain file gives the same rows as the same file with one quoted field.")
  func plainAndQuoted() throws {
    var lines = (0..<250_000).map { row in
      "\(row - 100),\(row % 3 == 0 ? "NA" : "\(row % 4000)"),\(Double(row) / 8),2024-02-0\(1 + row % 9),w\(row % 30),\(row % 2 == 0)"
    }
    let header = "id,n,x,day,word,flag\n"
    let plain = try room.csv(header + lines.joined(separator: "\n")).collect()
    lines[200_000] = lines[200_000].replacing("w\(200_000 % 30)", with: "\"w\(200_000 % 30)\"")
    #expect(try room.csv(header + lines.joined(separator: "\r\n")).collect() == plain)
  }

  @Test("What stands for nothing can be said.")
  func missingWords() throws {
    let frame = try room.csv("x,y\n1,a\nNA,\n?,b\n", LoadOptions(missing: ["NA", "?"]))
    #expect(try frame.cells("x") == [.int(1), .missing, .missing])
    let kept = try room.csv("x\nNA\nb\n", LoadOptions(missing: []))
    #expect(try kept.cells("x") == [.text("NA"), .text("b")])
  }

  @Test("An odd value in a column of numbers is shown, with what to write.")
  func oddValues() throws {
    let rows = (1...40).map { "\($0)" }
    let frame = try room.csv("hp,id\n" + (rows + ["?"]).map { "\($0),a\n" }.joined())
    #expect(frame.schema.type(of: "hp") == .text)
    #expect(frame.remarks.contains { $0.contains("row 41 holds \"?\"") && $0.contains("missing: [\"?\"]") })
  }

  @Test("Delimiters, quotes with line breaks, byte order marks and odd names are read.")
  func quirks() throws {
    let frame = try room.csv("\u{FEFF}a;b c;a;\"select\";\n\"x\ny\";1;2;\"say \"\"hi\"\"\";3\n")
    #expect(frame.schema.names == ["a", "b c", "a_2", "select", "column_5"])
    #expect(frame.remarks.contains("a second column `a` is called `a_2`"))
    #expect(frame.remarks.contains("fields are separated by `;`"))
    #expect(try frame.cells("a") == [.text("x\ny")])
    #expect(try frame.cells("select") == [.text("say \"hi\"")])
  }

  @Test("Line ends of every kind are read, also mixed ones.", arguments: ["\n", "\r\n", "\r", "mixed"])
  func lineEnds(_ end: String) throws {
    let text = end == "mixed" ? "a,b\r\n1,x\n2,y\r\n" : ["a,b", "1,x", "2,y", ""].joined(separator: end)
    #expect(try room.csv(text).cells("b") == [.text("x"), .text("y")])
  }

  @Test("A last line without an end, empty lines and spaces at names do not matter.")
  func edges() throws {
    let frame = try room.csv("a, b\n1,x\n\n2,y")
    #expect(frame.schema.names == ["a", "b"])
    #expect(try frame.cells("a") == [.int(1), .int(2)])
  }

  @Test("UTF-16 and Latin-1 are found out and told.")
  func encodings() throws {
    try room.write("u.csv", Array("name,n\nBjörk 🇮🇸,1\n".data(using: .utf16) ?? Data()))
    try room.write("l.csv", Array("name,n\nBjörk,1\n".data(using: .isoLatin1) ?? Data()))
    #expect(try room.load("u.csv").cells("name") == [.text("Björk 🇮🇸")])
    let latin = try room.load("l.csv")
    #expect(try latin.cells("name") == [.text("Björk")])
    #expect(latin.remarks.contains("read as latin-1"))
    #expect(fault { _ = try room.load("l.csv", LoadOptions(encoding: "klingon")) }?.code == "F041")
  }

  @Test("A header alone is a table without rows; a first line with numbers is a row.")
  func headers() throws {
    let frame = try room.csv("a,b\n")
    #expect(frame.schema.names == ["a", "b"])
    #expect(try frame.count() == 0)
    let bare = try room.csv("1,x\n2,y\n")
    #expect(bare.schema.names == ["column_1", "column_2"])
    #expect(try bare.cells("column_1") == [.int(1), .int(2)])
    #expect(try room.csv("1,x\n2,y\n", LoadOptions(header: true)).schema.names == ["1", "x"])
  }

  @Test("The first bytes decide what a file is, whatever its name.")
  func formats() throws {
    try room.write("a.csv", "{\"a\": 1, \"b\": \"x\"}\n{\"a\": 2, \"b\": null}\n")
    try room.write("b.csv", "a\tb\n1\tx\n")
    try room.write("c.txt", "[{\"a\": 1.5, \"l\": [1, 2]}, {\"a\": 2, \"l\": null}]")
    #expect(try room.load("a.csv").cells("b") == [.text("x"), .missing])
    #expect(try room.load("b.csv").cells("b") == [.text("x")])
    let json = try room.load("c.txt")
    #expect(try json.cells("a") == [.double(1.5), .double(2)])
    #expect(try json.cells("l") == [.list([.int(1), .int(2)]), .missing])
  }

  @Test("A pattern reads all its files in order; other columns are an error.")
  func patterns() throws {
    try room.write("m1.csv", "a,b\n1,x\n")
    try room.write("m2.csv", "a,b\n2,y\n")
    #expect(try room.load("m*.csv").cells("a") == [.int(1), .int(2)])
    try room.write("m3.csv", "b,a\nz,3\n")
    #expect(fault { _ = try room.load("m*.csv") }?.code == "F039")
    #expect(fault { _ = try room.load("x*.csv") }?.code == "F031")
  }

  @Test("A file that changes between its loading and its reading is refused; what was read stays.")
  func changes() throws {
    try room.write("a.csv", "a,b\n1,x\n")
    let frame = try room.load("a.csv")
    let other = try room.load("a.csv")
    #expect(try frame.count() == 1)
    try room.write("a.csv", "a,b\n1,x\n2,y\n")
    #expect(try frame.count() == 1)
    #expect(fault { _ = try other.count() }?.code == "F035")
    #expect(fault { _ = try frame.fingerprint() }?.code == "F035")
  }

  @Test("The fingerprint of a file is the SHA-256 of its bytes.")
  func fingerprints() throws {
    try room.write("a.csv", "a,b\n1,x\n")
    let frame = try room.load("a.csv")
    let digest = try frame.files[0].fingerprint()
    #expect(digest == SHA256.hex("a,b\n1,x\n"))
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
      Bad(name: "empty.csv", text: "", says: "`empty.csv` is empty"),
      Bad(name: "blank.csv", text: "\n\n", says: "is empty"),
      Bad(
        name: "ragged.csv", text: "a,b,c\n1,2,3\n1,2\n",
        says: "line 3 of `ragged.csv` has 2 fields, and the first line has 3"),
      Bad(name: "wide.csv", text: "a,b\n1,2\n1,2,3\n", says: "line 3 of `wide.csv` has 3 fields"),
      Bad(name: "quote.csv", text: "a,b\n1,\"x\n2,y\n", says: "line 2 of `quote.csv`: a quote is not closed"),
      Bad(name: "cut.parquet", text: "PAR1abcdefgh", says: "no whole Parquet"),
      Bad(name: "cut.jsonl", text: "{\"a\": 1}\n{\"a\": ", says: "no whole JSON lines"),
      Bad(name: "zero.csv", text: "a,b\n1,\0\0\0\n", says: "no text"),
      Bad(name: "book.csv", text: "PK\u{03}\u{04}", says: "is a zip file"),
    ])
  func badFiles(_ bad: Bad) throws {
    try room.write(bad.name, bad.text)
    let fault = fault { _ = try room.load(bad.name).collect() }
    #expect(fault?.message.contains(bad.says) == true, "\(fault?.message ?? "no fault")")
  }

  @Test("A missing file names its neighbours, and a folder says what to write.")
  func missingFiles() throws {
    try room.write("loans.csv", "a\n1\n")
    #expect(fault { _ = try room.load("loan.csv") }?.help == "did you mean `loans.csv`?")
    #expect(fault { _ = try room.load(".") }?.message == "`.` is a folder")
    #expect(fault { _ = try room.load("none/loans.csv") }?.message.contains("no folder") == true)
  }

  @Test(
    "A value beyond the sample that does not fit names row, column, value and what to write.",
    arguments: ["twelve", "12.5", "007"])
  func lateMisfit(_ value: String) throws {
    let rows = LateFile.rows.replacingOccurrences(of: "\n310001,kind 2,1\n", with: "\n310001,kind 2,\(value)\n")
    let fault = fault { _ = try room.csv("id,kind,n\n" + rows).count() }
    #expect(fault?.message.contains("row 310,002") == true, "\(fault?.message ?? "no fault")")
    #expect(fault?.message.contains("`n` holds \"\(value)\"") == true)
    #expect(fault?.help?.contains("types: {n: \"text\"}") == true)
  }

  @Test("What a narrow store cannot hold further down is read all the same.")
  func lateWidth() throws {
    let rows = LateFile.rows.replacingOccurrences(of: "\n310001,kind 2,1\n", with: "\n310001,another,5000000000\n")
    let frame = try room.csv("id,kind,n\n" + rows)
    #expect(try frame.count() == 400_000)
    let odd = try frame.filter(op(c("n"), .greater, v(100))).collect()
    #expect(odd.row(0) == [.int(310_001), .text("another"), .int(5_000_000_000)])
  }

  @Test("A ragged line beyond the sample names its line.")
  func lateRagged() throws {
    let rows = LateFile.rows.replacingOccurrences(of: "\n310001,kind 2,1\n", with: "\n310001,kind 2\n")
    let fault = fault { _ = try room.csv("id,kind,n\n" + rows).count() }
    #expect(fault?.message.contains("310,003") == true, "\(fault?.message ?? "no fault")")
    #expect(fault?.code == "F037")
  }

  /// Rows of a file that is longer than a sample.
  enum LateFile {
    static let rows = (0..<400_000).map { "\($0),kind \($0 % 3),\($0 % 100)\n" }.joined()
  }

  @Test("Types that are given win, and a wrong name is told.")
  func givenTypes() throws {
    let frame = try room.csv("zip,n\n1,2\n", LoadOptions(types: ["zip": .text, "n": .double], header: true))
    #expect(try frame.collect().row(0) == [.text("1"), .double(2)])
    let wrong = fault { _ = try room.csv("zip,n\n1,2\n", LoadOptions(types: ["zap": .text])) }
    #expect(wrong?.help?.contains("did you mean `zip`") == true)
    let misfit = fault { _ = try room.csv("a\n1\nx\n", LoadOptions(types: ["a": .int])).count() }
    #expect(misfit?.message.contains("row 2") == true, "\(misfit?.message ?? "no fault")")
  }

  @Test("A file of 2,000 columns is read.")
  func wideFiles() throws {
    let names = (0..<2000).map { "c\($0)" }.joined(separator: ",")
    let row = (0..<2000).map { "\($0)" }.joined(separator: ",")
    let frame = try room.csv(names + "\n" + row + "\n")
    #expect(frame.schema.count == 2000)
    #expect(try frame.cells("c1999") == [.int(1999)])
  }

  @Test("Names with quotes, signs and words of SQL are only names.")
  func inertNames() throws {
    let frame = try room.csv("\"a\"\"b\",select,\"x; drop table t\",😀\n1,2,3,4\n")
    #expect(frame.schema.names == ["a\"b", "select", "x; drop table t", "😀"])
    #expect(try frame.derive([NamedExpression("s", op(c("a\"b"), .add, c("😀")))]).cells("s") == [.int(5)])
  }
}
