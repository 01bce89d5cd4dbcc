import Foundation
import Language
import Serving
import Testing
import Verbs

@testable import Notebook

/// Scripts as notebooks of Jupyter, and back.
@Suite struct JupyterTests {
  static let scripts: [String] = {
    let folder = Bench.root + "/tutorials"
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".mlops") }.map { folder + "/" + $0 }.sorted()
  }()

  private func there(_ script: String) throws -> String {
    Jupyter.text(NotebookText(Source(name: "x.mlops", text: script)), [])
  }

  private func andBack(_ script: String) throws -> String {
    try Jupyter.script(of: Array(try there(script).utf8), named: "x.ipynb").script
  }

  @Test("There are scripts in the tutorials.")
  func present() { #expect(Self.scripts.count >= 2) }

  @Test("A picture that may do something does not go along.")
  func pictures() throws {
    let bench = try Bench("rows = frame [{x: 1}, {x: 2}]\nplot rows, .x\n")
    try bench.open().run(.all)
    let good = try Conversion.convert(bench.script, to: .ipynb, withOutputs: false, bench.session.options).text
    #expect(good.contains("image/svg+xml"))
    let outputs = try bench.read("book.mlops.out")
    try bench.write(outputs.replacingOccurrences(of: "<svg ", with: "<svg onload=\\\"x()\\\" "), to: "book.mlops.out")
    let bad = try Conversion.convert(bench.script, to: .ipynb, withOutputs: false, bench.session.options).text
    #expect(bad.contains("text/plain") && !bad.contains("image/svg+xml") && !bad.contains("onload"))
  }

  @Test("Every script of the tutorials comes back byte for byte.", arguments: scripts)
  func tutorials(_ path: String) throws {
    let script = try String(contentsOfFile: path, encoding: .utf8)
    #expect(try andBack(script) == script)
    let markdown = MarkdownFile.text(NotebookText(Source(name: path, text: script)))
    let again = NotebookText(Source(name: path, text: MarkdownFile.script(of: markdown)))
    #expect(again.code.map(\.code) == NotebookText(Source(name: path, text: script)).code.map(\.code))
  }

  @Test(
    "So do scripts that nobody has laid out.",
    arguments: [
      "1 + 1", "1 + 1\n", "# %% A\n1\n# %% A\n1\n",
      "# %%\n\n\n1   +  1\n\n\n\n# %% [markdown]   Words\n#no blank\n# x\n",
      "# %% [raw] R\n# <b>\n", "# %% Empty\n\n# %% Next\n2\n", "# only words\n",
      "#!/usr/bin/env mlops\nx = 1\n# %%   Odd title  \nx\n\n",
      "# %% [markdown]\n# # Head\n#\n# text\n\n# %%\n\"\"\"\n# %% inside a text\n\"\"\"\n",
    ])
  func odd(_ script: String) throws {
    #expect(try andBack(script) == script)
  }

  @Test("A cell that was edited in Jupyter comes back as it is now.")
  func edited() throws {
    let json = try there("# %%  Odd\n1   + 1\n\n\n# %% B\n2\n")
    let changed = json.replacingOccurrences(of: "\"1   + 1\"", with: "\"1 + 100\"")
    #expect(changed != json)
    #expect(try Jupyter.script(of: Array(changed.utf8), named: "").script == "# %% Odd\n1 + 100\n\n# %% B\n2\n")
  }

  @Test("Outputs go along in Jupyter's kinds; stale ones do not.")
  func outputs() throws {
    let bench = try Bench(
      "# %% A\nrows = frame(1..30 | map(i => {x: i}))\nrows\nplot rows, .x\nprint \"said\"\n\n# %% B\n[1][5]\n")
    _ = try? bench.open().run(.all)
    let text = try Conversion.convert(bench.script, to: .ipynb, withOutputs: false, bench.session.options).text
    let json = try JSON(Array(text.utf8))
    let cells = try #require(json["cells"]?.list)
    let outputs = try #require(cells[0]["outputs"]?.list)
    #expect(outputs.map { $0["output_type"]?.text } == ["execute_result", "execute_result", "stream"])
    #expect(outputs[0]["data"]?["text/html"] != nil && outputs[1]["data"]?["image/svg+xml"] != nil)
    #expect(cells[1]["outputs"]?.list?.first?["output_type"]?.text == "error")
    try bench.write(try bench.read("book.mlops").replacingOccurrences(of: "1..30", with: "1..31"))
    let later = try Conversion.convert(bench.script, to: .ipynb, withOutputs: false, bench.session.options)
    #expect(try JSON(Array(later.text.utf8))["cells"]?.list?[0]["outputs"]?.list == [])
    #expect(
      later.remarks == ["left out the stale outputs of cell 1 (A); `mlops report \(bench.script)` makes them again"])
  }

  @Test("A notebook of Python keeps its words; its code becomes comments that say so.")
  func python() throws {
    let json = """
      {"cells": [
        {"cell_type": "markdown", "metadata": {}, "source": ["# Title\\n", "words"]},
        {"cell_type": "code", "execution_count": 3, "metadata": {}, "outputs": [{"output_type": "stream", "name": "stdout", "text": "1"}],
         "source": "import pandas as pd\\n\\n# %% trap\\nprint(1)"}],
       "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
       "nbformat": 4, "nbformat_minor": 2}
      """
    let read = try Jupyter.script(of: Array(json.utf8), named: "p.ipynb")
    #expect(
      read.script == """
        # %% [markdown]
        # # Title
        # words

        # %% Python 1
        # This cell is Python, which mlops does not run. Write it in mlops below.
        #   import pandas as pd
        #
        #   # %% trap
        #   print(1)

        """)
    #expect(read.remarks.count == 2)
    #expect(NotebookText(Source(name: "", text: read.script)).code.isEmpty)
  }

  @Test(
    "What is no notebook is told.", arguments: ["", "{}", "[1]", "{\"cells\": [], \"nbformat\": 3}", "{\"cells\": 5}"])
  func refused(_ text: String) {
    #expect { try Jupyter.script(of: Array(text.utf8), named: "x.ipynb") } throws: {
      ($0 as? Diagnostic)?.code == "N005"
    }
  }
}
