import Calendar
import Engines
import Foundation
import Testing

@testable import Frames

/// Sheets of Excel files, written by openpyxl.
struct ExcelLookTests {
  let room: Room

  init() throws { room = try Room() }

  @Test("Numbers, texts, dates and truths of the sheet that comes with the project keep their kinds.")
  func types() throws {
    let frame = try room.context.load([data + "/orders.xlsx"])
    #expect(frame.schema.fields.map(\.type) == [.int, .text, .double, .date, .bool])
    let table = try frame.collect()
    #expect(table.rowCount == 30)
    let rows = try room.context.load([data + "/shop.sqlite"], LoadOptions(table: "orders")).head(30).collect()
    for row in 0..<30 { #expect(table.row(row) == rows.row(row)) }
    #expect(frame.remarks[0] == "read the first sheet: 30 rows × 5 columns")
  }

  @Test("Another sheet, cells that begin further in, and a column of two kinds, which is text and told.")
  func sheetAndRange() throws {
    var options = LoadOptions()
    options.sheet = "Notes"
    let all = try room.context.load([data + "/orders.xlsx"], options)
    #expect(try all.cells("city") == [.text("Oslo"), .text("Rom")])
    #expect(try all.cells("visits") == [.text("3"), .text("many")])
    #expect(all.remarks.contains { $0.contains("`visits` is text: row 2 holds \"many\"") })
    options.range = "C3:C4"
    #expect(try room.context.load([data + "/orders.xlsx"], options).cells("visits") == [.int(3)])
    options.types = ["visits": .text]
    #expect(try room.context.load([data + "/orders.xlsx"], options).cells("visits") == [.text("3")])
  }

  @Test("A column whose first cells are empty is judged by the first that is filled, empty rows are left out.")
  func gaps() throws {
    let frame = try book(
      """
      sheet["B3"], sheet["C3"], sheet["D3"], sheet["E3"] = "a", "when", "at", "clock"
      sheet["B4"] = 1
      sheet["B7"], sheet["C7"], sheet["D7"], sheet["E7"] = 2.5, date(2024, 1, 31), datetime(2024, 1, 31, 9, 30, 15), time(9, 30)
      sheet["B9"] = "#DIV/0!"
      sheet["C9"] = date(1999, 12, 31)
      """)
    #expect(frame.schema.names == ["a", "when", "at", "clock"])
    #expect(try frame.cells("a") == [.double(1), .double(2.5), .missing])
    #expect(try frame.cells("when") == [.missing, .date(Day(number: 19_753)), .date(Day(number: 10_956))])
    #expect(try frame.cells("at").map(\.description)[1] == "2024-01-31T09:30:15")
    #expect(try frame.cells("clock")[1] == .text("09:30:00"))
    #expect(frame.remarks.contains("3 empty rows are left out"))
    #expect(frame.remarks.contains("`a` is missing where 1 formula failed"))
  }

  @Test("Names that are missing or twice are settled, leading zeros and words for nothing are kept apart.")
  func names() throws {
    let frame = try book(
      """
      sheet.append(["id", "id", None, "zip"])
      sheet.append([1, 2, 3, "01234"])
      sheet.append(["NA", 4, 5, "00001"])
      """)
    #expect(frame.schema.names == ["id", "id_2", "column_3", "zip"])
    #expect(try frame.cells("id") == [.int(1), .missing])
    #expect(try frame.cells("zip") == [.text("01234"), .text("00001")])
  }

  @Test("What is no sheet, no range, no rows or no whole file is told.")
  func faults() throws {
    var options = LoadOptions()
    options.sheet = "Order"
    let sheet = fault { _ = try room.context.load([data + "/orders.xlsx"], options) }
    #expect(sheet?.code == "F070" && sheet?.message == "`orders.xlsx` has no sheet \"Order\"")
    #expect(sheet?.help == "did you mean `Orders`?")
    options.sheet = nil
    for range in ["B3", "3:4", "B3:A1", "x:y"] {
      options.range = range
      #expect(fault { _ = try room.context.load([data + "/orders.xlsx"], options) }?.code == "F071", "\(range)")
    }
    #expect(fault { _ = try book("pass") }?.code == "F072")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: data + "/orders.xlsx"))
    try room.write("cut.xlsx", Array(bytes.prefix(3000)))
    #expect(fault { _ = try room.load("cut.xlsx") }?.code == "F036")
    options = LoadOptions(delimiter: ";")
    #expect(fault { _ = try room.context.load([data + "/orders.xlsx"], options) }?.code == "F041")
  }

  /// A file of one sheet that lines of Python fill.
  private func book(_ lines: String) throws -> Frame {
    let path = room.folder + "/\(UUID().uuidString).xlsx"
    let program =
      "import sys, openpyxl\nfrom datetime import date, datetime, time\nbook = openpyxl.Workbook()\nsheet = book.active\n"
      + lines + "\nbook.save(sys.argv[1])\n"
    try Neighbour.run("/usr/bin/python3", ["-c", program, path])
    return try room.context.load([path])
  }
}
