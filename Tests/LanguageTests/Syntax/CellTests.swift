import Testing

@testable import Language

struct CellTests {
  @Test("A script is cut at the lines that open cells.")
  func cells() {
    let source = Source(
      name: "x",
      text:
        "#!/usr/bin/env mlops\nx = 1\r\n# %% Load it\r\ny\n#%% [markdown] Why\n# Because\n#\n# so.\n# %%\ns = \"\"\"\n# %% no\n\"\"\"\n"
    )
    let cells = Cell.all(source)
    #expect(cells.map(\.title) == ["", "Load it", "Why", ""])
    #expect(cells.map(\.kind) == [.code, .code, .markdown, .code])
    #expect(source.text(cells[1].body) == "y\n")
    #expect(cells[2].markdown(source) == "Because\n\nso.\n")
    #expect(cells.map { source.text($0.span) }.joined() == source.text(Span(0, source.bytes.count)))
  }

  @Test("A text without cells is one, an empty one none.")
  func plain() {
    #expect(Cell.all(Source(name: "x", text: "a\nb")).count == 1)
    #expect(Cell.all(Source(name: "x", text: "\n")).isEmpty)
  }
}
