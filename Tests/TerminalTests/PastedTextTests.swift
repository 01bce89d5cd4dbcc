import Testing

@testable import Terminal

struct PastedTextTests {
  @Test("A page copied from a prompt is what was typed there, without prompts and outputs.")
  func transcript() {
    let page = """

      mlops [1]> fn f(a) {
            ...>   a + 1
            ...> }
      mlops [2]> f 1
      2
      ...> not a line of a block
      mlops> loans | head 1
      car_value
      ─────────
      mlops [3]>
      """
    #expect(PastedText.typed(page) == "fn f(a) {\n  a + 1\n}\nf 1\nloans | head 1")
  }

  @Test(
    "Any other text is pasted as it is.",
    arguments: ["a = 1\nmlops [1]> b", "mlops = 3", "mlops > 3", "mlops [1] + 2", "", "\n\n  x", "x\n...> y"])
  func other(text: String) { #expect(PastedText.typed(text) == text) }

  @Test("Line breaks of every kind are one kind, and control characters go.")
  func controls() {
    #expect(PastedText.cleaned("a\r\nb\rc\n\td\u{1B}e\u{7F}\n\n".unicodeScalars) == "a\nb\nc\n\tde")
    #expect(PastedText.cleaned("mlops [1]> x\r\n7\r\n".unicodeScalars) == "x")
  }

  @Test("Pages of other prompts are stripped too: IPython, Python, Julia, DuckDB, and the fences of a code block.")
  func others() {
    #expect(
      PastedText.typed(
        """
        In [1]: xs = [1,
           ...: 2]

        In [2]: xs
        Out[2]: [1, 2]

        In [3]:\u{20}
        """) == "xs = [1,\n2]\nxs")
    #expect(PastedText.typed(">>> f(\n... 1)\n3\n>>> x\n'a'\n>>> ") == "f(\n1)\nx")
    #expect(PastedText.typed("julia> x = 1\n1\n\njulia> f(x,\n         2)\n3") == "x = 1\nf(x,\n  2)")
    #expect(
      PastedText.typed("D select 1,\n· 2;\n┌───┐\n│ 1 │\n└───┘\nD from t;") == "select 1,\n2;\nfrom t;")
    #expect(PastedText.typed("D = 1\nD 2") == "D = 1\nD 2")
    #expect(PastedText.typed("```text\nmlops> a = 1\nmlops> a\n1\n```") == "a = 1\na")
    #expect(PastedText.typed("```\na = 1\n```\nwords") == "a = 1\n# words")
    #expect(PastedText.typed("In [x]: 1") == "In [x]: 1")
  }

  @Test("Empty lines inside of a block stay, those that end one elsewhere go.")
  func emptyLines() {
    let page = """
      mlops [1]> page = \"""
            ...> one
            ...>
            ...>   two
            ...> \"""
      mlops [2]> page
      """
    #expect(PastedText.typed(page) == "page = \"\"\"\none\n\n  two\n\"\"\"\npage")
    #expect(PastedText.typed(">>> def f():\n...   1\n... \n>>> 2\n2") == "def f():\n  1\n2")
  }

  @Test("Of a text with code blocks all is kept, the words between them as comments.")
  func fences() {
    #expect(
      PastedText.typed("```mlops\na = 1\n\nb = 2\n```\n\nThen:\n\n```\nmlops> c = 3\n3\n```\n")
        == "a = 1\n\nb = 2\n# Then:\nc = 3")
    #expect(PastedText.typed("```\nx = 1\ny = 2") == "x = 1\ny = 2")
    #expect(PastedText.typed("````\na\n```\nb\n````") == "a\n```\nb")
    #expect(PastedText.typed(Array(repeating: "```a", count: 50_000).joined(separator: "\n")).hasPrefix("```a\n"))
  }

  @Test("A row that the window has broken is put together again, with its end where the next prompt or answer begins.")
  func brokenRows() {
    let page = """
      mlops [1]> 123456789
      0 + 日本日本日本日本
      日
      1
      mlops [2]> fn f(a) {
            ...>   abcdefg
      h
            ...> }
      mlops [3]> exactly20

      7
      """
    #expect(
      PastedText.typed(page, width: 20)
        == "1234567890 + 日本日本日本日本日\nfn f(a) {\n  abcdefgh\n}\nexactly20")
    #expect(PastedText.typed("mlops [1]> 123456789\n7", width: 60) == "123456789")
  }

  @Test("The session of the README is pasted as the lines that were typed in it.")
  func readme() throws {
    let page = """
      mlops> loans | select .car_value | head 1
      car_value
            int
      ─────────
         39,811
      1 row × 1 column
      · read 10,000 rows × 10 columns
      mlops> model = train | train .repaid
      mlops> test | filter .salery > 1
      error[F001]: no column `salery` in `loans`
        1 | test | filter .salery > 1
          |               ^^^^^^^
      help: did you mean `.salary_range`?
      """
    #expect(
      PastedText.typed(page)
        == "loans | select .car_value | head 1\nmodel = train | train .repaid\ntest | filter .salery > 1")
  }
}
