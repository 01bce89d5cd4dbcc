import Engines
import Testing

@testable import Frames

@Suite struct FormsTests {
  private let room: Room

  init() throws { room = try Room() }

  private func column(_ texts: [String], _ options: LoadOptions = LoadOptions()) throws -> (
    ColumnType, [Scalar], String
  ) {
    let quoted = texts.map { "\"\($0)\"" }.joined(separator: "\n")
    let frame = try room.csv("x\n\(quoted)\n", options)
    let column = try frame.collect().columns[0]
    return (column.type, (0..<column.count).map { column[$0] }, frame.remarks.joined(separator: "\n"))
  }

  @Test("Decimal commas and marked thousands are numbers where they cannot be meant otherwise, and it is told.")
  func numbers() throws {
    let comma = try column(["12,5", "1.234,75", "-3", "1.000"])
    #expect(comma.0 == .double && comma.1 == [.double(12.5), .double(1234.75), .double(-3), .double(1000)])
    #expect(comma.2.contains("`x` is read as numbers with `,` before decimals and `.` between thousands"))
    let point = try column(["1,234,567", "12", "0"])
    #expect(point.0 == .int && point.1 == [.int(1_234_567), .int(12), .int(0)])
    #expect(try column(["1,234.5", "2"]).1 == [.double(1234.5), .double(2)])
    #expect(try column(["1 234", "12"]).1 == [.int(1234), .int(12)])
    #expect(try column(["1'234.50"]).1 == [.double(1234.5)])
    #expect(try column(["1\u{A0}234,5"]).1 == [.double(1234.5)])
  }

  @Test("What may be decimals or thousands stays text, and says what to write.")
  func doubtfulNumbers() throws {
    let found = try column(["1,234", "5,678"])
    #expect(found.0 == .text)
    #expect(found.2.contains("write `decimal: \",\"` or `thousands: \",\"`"))
    #expect(try column(["1,234", "5,678"], LoadOptions(decimal: ",")).1 == [.double(1.234), .double(5.678)])
    #expect(try column(["1,234", "5,678"], LoadOptions(thousands: ",")).1 == [.int(1234), .int(5678)])
    #expect(try column(["1.234", "5.678"], LoadOptions(thousands: ".")).1 == [.int(1234), .int(5678)])
    for text in ["1,23,456", "12,3456,7", "01,5", "1,2.3.4", "12,x"] {
      #expect(try column([text, "1,5"]).0 == .text, "\(text)")
    }
  }

  @Test("Dates are read in a form that was said, or that is the only one.")
  func dates() throws {
    let points = try column(["31.01.2024", "1.2.2024"])
    #expect(points.0 == .date && points.1.map(\.description) == ["2024-01-31", "2024-02-01"])
    #expect(points.2.contains("`x` is read as dates written `%d.%m.%Y`"))
    #expect(try column(["01/31/2024", "02/03/2024"]).1.map(\.description) == ["2024-01-31", "2024-02-03"])
    #expect(try column(["31/01/2024", "02/03/2024"]).1.map(\.description) == ["2024-01-31", "2024-03-02"])
    #expect(try column(["31 Jan 2024", "2 feb 2024"]).1.map(\.description) == ["2024-01-31", "2024-02-02"])
    let times = try column(["31.01.2024 09:30", "1.2.2024 23:59"])
    #expect(times.0 == .time(isZoned: false))
    #expect(times.1.map(\.description) == ["2024-01-31T09:30:00", "2024-02-01T23:59:00"])
    let both = try column(["01/02/2024", "03/04/2024"])
    #expect(both.0 == .text)
    #expect(both.2.contains("write `dates: \"%d/%m/%Y\"` or `dates: \"%m/%d/%Y\"`"))
    let said = try column(["01/02/2024", "03/04/2024"], LoadOptions(dates: "%m/%d/%Y"))
    #expect(said.1.map(\.description) == ["2024-01-02", "2024-03-04"])
    #expect(try column(["31.02.2024"]).0 == .text)
  }

  @Test("A value further down that is not in the form names its row.")
  func misfits() throws {
    let rows = (0..<40_000).map { "\"\($0 + 1),5\",31.01.20\($0 % 90 + 10),\(String(repeating: "x", count: 100))" }
    // The look reads pieces before each twelfth of the file; row 25,000 of 40,000 lies between two of them.
    func fault(_ misfit: String) throws -> Fault? {
      let frame = try room.csv("n,d,filler\n" + (rows[..<25_000] + [misfit] + rows[25_000...]).joined(separator: "\n"))
      #expect(frame.schema.fields.map(\.type) == [.double, .date, .text])
      do { _ = try frame.count() } catch let fault as Fault { return fault }
      return nil
    }
    let number = try fault("\"1.2,5\",31.01.2024,x")
    #expect(number?.code == "F038" && number?.message.contains("row 25,001") == true)
    #expect(number?.message.contains("`n` holds \"1.2,5\"") == true)
    let date = try fault("\"1,5\",2024-01-31,x")
    #expect(date?.code == "F038" && date?.message.contains("`d` holds \"2024-01-31\"") == true)
  }

  @Test("Marks and forms that are none are refused.")
  func wrongOptions() throws {
    for options in [
      LoadOptions(decimal: ",,"), LoadOptions(thousands: "3"), LoadOptions(decimal: ",", thousands: ","),
      LoadOptions(dates: "%Q"), LoadOptions(dates: "%Y-%m"), LoadOptions(dates: "day"),
    ] {
      #expect(throws: Fault.self) { _ = try column(["1"], options) }
    }
  }
}
