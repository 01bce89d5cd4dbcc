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

  @Test("Outputs stand behind their code for those who ask.")
  func outputs() throws {
    let bench = try Bench("# %% A\n1 + 1\n")
    try bench.open().run(.all)
    let text = try Conversion.convert(bench.script, to: .markdown, withOutputs: true, bench.session.options).text
    #expect(text == "## A\n\n```mlops\n1 + 1\n```\n\n```output\n2\n```\n")
  }
}
