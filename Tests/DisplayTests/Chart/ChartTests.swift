import Engines
import Testing

@testable import Display

struct ChartTests {
  private let sizes = ChartColumn("size", .numbers([1, 2, 2, 3, 3, 3, 4, 4, 5, .nan, .infinity]))
  private let kinds = ChartColumn("kind", .words(["a", "b", "a", "b", "a", "b", "a", "b", "a", nil, "b"]))

  private func drawn(_ input: ChartInput, width: Int = 40, height: Int = 16, unicode: Bool = true) throws -> String {
    let paint = Paint(isColored: false, isUnicode: unicode, width: width, height: height)
    return try Drawing(Chart.suited(to: .columns(input)), .columns(input)).lines(paint).joined(separator: "\n")
  }

  @Test("A histogram has round bins, round marks and says what it left out.")
  func histogram() throws {
    #expect(
      try drawn(ChartInput(x: sizes)) == """
        rows
         4┤
          │
          │              ███████
         2┤              ███████
          │       █████████████████████
          │       █████████████████████
          │███████████████████████████████████
         0┤███████████████████████████████████
          └┬──────┬──────┬──────┬──────┬──────┬─
           1      2      3      4      5      6
                                            size
        9 values · bins of 1
        1 missing value and 1 infinite value
        left out
        """)
  }

  @Test("Groups of a histogram share one axis.")
  func grouped() throws {
    #expect(
      try drawn(ChartInput(x: sizes, by: kinds)) == """
        a
         2┤
          │
          │███████████████████████████████████
         0┤███████████████████████████████████
          └┬──────┬──────┬──────┬──────┬──────┬─
        b
         2┤              ███████
          │              ███████
          │       █████████████████████
         0┤       █████████████████████
          └┬──────┬──────┬──────┬──────┬──────┬─
           1      2      3      4      5      6
                                            size
        9 values · bins of 1
        1 missing value and 1 infinite value
        left out
        """)
  }

  @Test("Bars count words, the most frequent first.")
  func bars() throws {
    #expect(
      try drawn(ChartInput(x: kinds)) == """
        kind: rows
        a       ██████████████████████████████ 5
        b       ██████████████████████████████ 5
        missing ██████                         1
        """)
    #expect(
      try drawn(ChartInput(x: kinds), unicode: false) == """
        kind: rows
        a       ############################## 5
        b       ############################## 5
        missing ######                         1
        """)
  }

  @Test("Bars of a column show its mean, to both sides of zero.")
  func means() throws {
    let change = ChartColumn("change", .numbers([-2, 4, -2, 4, -2, 4, -2, 4, -2, 0, .nan]))
    #expect(
      try drawn(ChartInput(x: kinds, y: change)) == """
        kind: mean of change
        a       █████████                   -2.0
        b                ██████████████████  4.0
        missing                              0.0
        1 missing value left out
        """)
  }

  @Test("A scatter places points by both columns.")
  func scatter() throws {
    let line = ChartColumn("x", .numbers((0...20).map(Double.init)))
    let square = ChartColumn("y", .numbers((0...20).map { Double($0 * $0) }))
    #expect(
      try drawn(ChartInput(x: line, y: square)) == """
        y
         400┤                                 ⡀⠈
            │                               ⠠
            │                            ⡀⠈
         200┤                          ⠂
            │                      ⠠ ⠈
            │                 ⢀ ⠄ ⠁
            │              ⠄⠐
           0┤⡀⢀ ⢀ ⡀ ⠄⠐ ⠐ ⠁
            └┬───────┬────────┬────────┬───────┬
             0       5       10       15      20
                                               x
        21 points
        """)
    let halves = ChartColumn("half", .words((0...20).map { $0 < 10 ? "low" : "high" }))
    #expect(
      try drawn(ChartInput(x: line, y: square, by: halves), unicode: false) == """
        y
         400+                                 oo
            |                               o
            |                            oo
         200+                          o
            |                      o o
            |                 o o o
            |              xx
           0+xx x x xx x x
            ++-------+--------+--------+-------+
             0       5       10       15      20
                                               x
        o high   x low
        21 points
        """)
  }

  @Test("No line is wider than the window.", arguments: [1, 3, 10, 19, 20, 33, 120])
  func narrow(width: Int) throws {
    for input in [
      ChartInput(x: sizes), ChartInput(x: sizes, by: kinds), ChartInput(x: kinds), ChartInput(x: kinds, by: kinds),
      ChartInput(x: sizes, y: sizes, by: kinds), ChartInput(x: ChartColumn("none", .numbers([.nan]))),
    ] {
      let drawing = try Drawing(Chart.suited(to: .columns(input)), .columns(input))
      for line in drawing.lines(Paint(isColored: false, width: width, height: 3)) {
        #expect(DisplayWidth.of(line) <= width, "\(line)")
      }
    }
  }

  @Test("Columns that do not suit a chart are an error in the user's words.")
  func errors() {
    #expect(throws: Fault.self) { try Drawing(.histogram, .columns(ChartInput(x: kinds))) }
    #expect(throws: Fault.self) { try Drawing(.scatter, .columns(ChartInput(x: sizes))) }
    #expect(throws: Fault.self) { try Drawing(.scatter, .columns(ChartInput(x: sizes, y: kinds))) }
    #expect(throws: Fault.self) { try Drawing(.bars, .columns(ChartInput(x: sizes, y: kinds))) }
  }

  @Test("The catalogue is sorted and each chart is found by its name.")
  func catalogue() {
    #expect(Chart.catalogue.map(\.name) == Chart.catalogue.map(\.name).sorted())
    for chart in Chart.catalogue {
      #expect(Chart.named(chart.name)?.help == chart.help)
      #expect(chart.help.hasSuffix("."))
    }
  }
}
