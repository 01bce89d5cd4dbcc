import Calendar
import Display
import Frames
import Testing

struct TableTextFramesTests {
  @Test("A table of frames is shown with its types, values and missing cells.")
  func table() throws {
    let day = try #require(Day("2024-01-31"))
    let table = try Table(records: [
      [
        .init("name", .text("ada")), .init("age", .int(36)), .init("born", .date(day)),
        .init("tags", .list([.int(1), .text("x")])),
      ],
      [.init("name", .text("bo")), .init("age", .missing), .init("score", .double(0.5)), .init("ok", .bool(true))],
      [.init("name", .missing)],
    ])
    #expect(
      TableText(table, rows: 2, total: 3_000).lines(.plain).joined(separator: "\n") == """
        name  age  born        tags          score  ok
        text  int  date        list of int  double  bool
        ────  ───  ──────────  ───────────  ──────  ────
        ada    36  2024-01-31  [1, "x"]          –  –
        bo      –  –           –               0.5  true
        ⋮
        3,000 rows × 6 columns · first 2 shown
        """)
  }

  @Test("Columns of a table are drawn: numbers as numbers, dates as times, the rest as words.")
  func columns() throws {
    let day = try #require(Day("1970-01-02"))
    let table = try Table(records: [
      [.init("n", .int(2)), .init("d", .date(day)), .init("t", .text("a")), .init("b", .bool(true))],
      [.init("n", .missing), .init("d", .missing), .init("t", .missing), .init("b", .missing)],
    ])
    let inputs = table.columns.map { ChartInput(x: ChartColumn($0)) }
    #expect(inputs.map { Chart.suited(to: .columns($0)).name } == ["histogram", "histogram", "bars", "bars"])
    for input in inputs {
      #expect(try !Drawing(Chart.suited(to: .columns(input)), .columns(input)).lines(.plain).isEmpty)
    }
  }
}
