import Display
import Testing

struct TableTextTests {
  private let penguins = TableText(
    [
      TableColumn("species", "text", .texts(["Adelie", "Adelie", "Gentoo", nil])),
      TableColumn("island", "text", .texts(["Torgersen", " Dream", "", "a very long island indeed, it has no end"])),
      TableColumn("bill_length_mm", "decimal", .decimals([39.1, 18.75, nil, 10])),
      TableColumn("mass", "integer", .integers([3_750, 12_000, nil, -7])),
      TableColumn("year", "integer", .integers([2007, 2008, 2009, 2009])),
      TableColumn("wild", "truth", .truths([true, false, nil, true])),
    ], total: 344, name: "penguins", remarks: ["11 values are missing in .sex"])

  private func shown(_ table: TableText, width: Int, unicode: Bool = true) -> String {
    table.lines(Paint(isColored: false, isUnicode: unicode, width: width)).joined(separator: "\n")
  }

  @Test("A table shows names, types, aligned values, its size and remarks.")
  func whole() {
    #expect(
      shown(penguins, width: 80) == """
        species  island                          bill_length_mm     mass     year  wild
        text     text                                   decimal  integer  integer  truth
        ───────  ──────────────────────────────  ──────────────  ───────  ───────  ─────
        Adelie   Torgersen                                39.1     3,750     2007  true
        Adelie   " Dream"                                 18.75   12,000     2008  false
        Gentoo   ""                                           –        –     2009  –
        –        a very long island indeed, it…           10.0        -7     2009  true
        ⋮
        344 rows × 6 columns · first 4 shown
        · 11 values are missing in .sex
        """)
  }

  @Test("Columns that do not fit are named with how to see them.")
  func narrow() {
    #expect(
      shown(penguins, width: 40) == """
        species  island      bill_leng…     mass
        text     text           decimal  integer
        ───────  ──────────  ──────────  ───────
        Adelie   Torgersen        39.1     3,750
        Adelie   " Dream"         18.75   12,000
        Gentoo   ""                   –        –
        –        a very lo…       10.0        -7
        ⋮
        344 rows × 6 columns · first 4 shown
        and 2 more columns: year, wild
        see them with: penguins | select .year,
          .wild
        · 11 values are missing in .sex
        """)
  }

  @Test("No line is wider than the window, down to one column.", arguments: [1, 2, 3, 5, 8, 12, 20, 33])
  func tiny(width: Int) {
    for line in penguins.lines(Paint(isColored: false, width: width)) { #expect(DisplayWidth.of(line) <= width) }
  }

  @Test("The way to all rows stands where rows are left out, and half a date is never shown.")
  func allRows() {
    var table = TableText([TableColumn("day", "time", .times(["2024-01-31T09:30:00"]))], total: 12_000)
    table.rowsHint = "view loans"
    #expect(shown(table, width: 80).hasSuffix("12,000 rows × 1 column · first 1 shown, all with: view loans"))
    #expect(shown(table, width: 12).contains("\n…\n"))
  }

  @Test("Markdown has all columns, aligned by kind, and nothing in it gets a meaning.")
  func markdown() {
    var small = penguins
    small.columns = [
      TableColumn("a|b", "text", .texts(["<b>x</b>", nil])), TableColumn("n", "int", .integers([12_000, 3])),
    ]
    #expect(
      small.markdown.joined(separator: "\n") == """
        | a\\|b | n |
        |---|---:|
        | \\<b\\>x\\</b\\> | 12,000 |
        | – | 3 |

        *344 rows × 2 columns · first 2 shown*

        - 11 values are missing in .sex
        """)
  }

  @Test("A number that does not fit is hidden whole, never cut.")
  func numbers() {
    let table = TableText([TableColumn("n", "integer", .integers([1_234_567]))])
    #expect(shown(table, width: 6).contains("…\n"))
    #expect(!shown(table, width: 6).contains("1,2"))
  }

  @Test("Signs have an ASCII form.")
  func ascii() {
    let table = TableText([TableColumn("n", "integer", .integers([nil]))], total: 3)
    #expect(
      shown(table, width: 40, unicode: false)
        == "      n\ninteger\n-------\n      -\n:\n3 rows x 1 column - first 1 shown")
  }

  @Test("Ten thousand columns are elided loudly, and an empty table says its size.")
  func many() {
    let wide = TableText((1...10_000).map { (n: Int) in TableColumn("c\(n)", "integer", .integers([n])) }, total: 1)
    #expect(shown(wide, width: 80).contains("and 9,991 more columns: c10, c11, c12, c13, c14, c15, c16, c17,"))
    #expect(shown(TableText([], total: 0), width: 80) == "0 rows × 0 columns")
  }

  @Test("Nothing in the data reaches the terminal raw.")
  func safety() {
    let table = TableText([TableColumn("a\u{1B}[2Jb", "text", .texts(["x\u{1B}]0;y\u{07}\nz\u{202E}"]))])
    let text = table.lines(Paint(isColored: false)).joined(separator: "\n")
    #expect(text.contains("a␛[2Jb"))
    #expect(text.contains("x␛]0;y␇␊z‹U+202E›"))
  }

  @Test("Colours mark the heading and what is missing.")
  func colours() {
    let table = TableText([TableColumn("n", "truth", .truths([nil]))])
    let lines = table.lines(Paint(isColored: true))
    #expect(lines.first == "\u{1B}[1mn\u{1B}[0m")
    #expect(lines.contains("\u{1B}[2m–\u{1B}[0m"))
  }
}
