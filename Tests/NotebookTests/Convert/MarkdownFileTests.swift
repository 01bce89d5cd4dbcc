import Language
import Testing
import Verbs

@testable import Notebook

/// Scripts as Markdown, and back.
@Suite struct MarkdownFileTests {
  @Test("Words become markdown cells, fences of mlops become code with the heading above as title.")
  func reading() {
    let script = MarkdownFile.script(
      of: """
        # Book

        Words.

        ## Load

        ```mlops
        x = 1
        ```

        ```output
        1
        ```

        ```python
        y = 2
        ```

        ````mlops
        "```"
        ````
        """)
    #expect(
      script == """
        # %% [markdown]
        # # Book
        #
        # Words.

        # %% Load
        x = 1

        # %% [markdown]
        # ```python
        # y = 2
        # ```

        # %%
        "```"

        """)
  }

  @Test("A script of words and titled cells comes back as it was.")
  func roundTrip() {
    let script = """
      # %% [markdown]
      # # Book
      #
      # - one
      #   - two

      # %% Load
      x = "```"

      # %%
      x

      """
    let markdown = MarkdownFile.text(NotebookText(Source(name: "x.mlops", text: script)))
    #expect(MarkdownFile.script(of: markdown) == script)
    #expect(
      MarkdownFile.script(
        of: markdown.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")) == script)
  }

  @Test("Fences among the words stay words: those of mlops get other marks, and an open one is closed.")
  func fences() throws {
    let script = """
      # %% [markdown]
      # ```mlops
      # drop everything
      # ```
      #
      # ```python
      # y
      # ```
      # ```output

      # %%
      x = 1

      """
    let markdown = MarkdownFile.text(NotebookText(Source(name: "x.mlops", text: script)))
    #expect(
      markdown
        == "~~~mlops\ndrop everything\n~~~\n\n```python\ny\n```\n~~~output\n~~~\n\n```mlops\nx = 1\n```\n")
    let again = NotebookText(Source(name: "x.mlops", text: MarkdownFile.script(of: markdown)))
    #expect(again.cells.map(\.cell.kind) == [.markdown, .code])
    #expect(MarkdownFile.text(again) == markdown)
  }

  @Test("A script with the line breaks of Windows becomes the same Markdown, and comes back from Jupyter as it was.")
  func windows() throws {
    let script = "# %% [markdown]\n# # Book\n#\n# - one\n\n# %% Load\nx = 1\ny = 2\n"
    let other = script.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    let text = NotebookText(Source(name: "x.mlops", text: other))
    #expect(MarkdownFile.text(text) == MarkdownFile.text(NotebookText(Source(name: "x.mlops", text: script))))
    #expect(try Jupyter.script(of: Array(Jupyter.text(text, []).utf8), named: "x.ipynb").script == other)
  }

  @Test("Outputs stand behind their code for those who ask.")
  func outputs() throws {
    let bench = try Bench("# %% A\n1 + 1\n")
    try bench.open().run(.all)
    let text = try Conversion.convert(bench.script, to: .markdown, withOutputs: true, bench.session.options).text
    #expect(text == "## A\n\n```mlops\n1 + 1\n```\n\n```output\n2\n```\n")
  }
}
