import Foundation
import Testing

@testable import Notebook

/// The page as a text; a browser reads it in Transcripts.
@Suite struct ReportPageTests {
  private func page(_ text: String, files: [String: String] = [:], run: Bool = true) throws -> String {
    let bench = try Bench(text)
    for (name, content) in files { try bench.write(content, to: name) }
    if run { _ = try? bench.open().run(.all) }
    return try bench.open().page()
  }

  @Test("Code, words, tables, charts and errors have their places.")
  func parts() throws {
    let html = try page(
      """
      # %% [markdown]
      # # A book
      #
      # With **words**.

      # %% Rows
      rows = frame [{name: "ada", age: 36}, {name: "bo", age: none}]
      rows

      # %% Chart
      plot rows, .age

      # %% Wrong
      rows | filter .agee > 1
      """)
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(html.contains("<h1>A book</h1>") && html.contains("<strong>words</strong>"))
    #expect(html.contains("<th class=\"right\" scope=\"col\">age</th>"))
    #expect(html.contains("<tr class=\"types\"><td>text</td><td class=\"right\">int</td></tr>"))
    #expect(html.contains("<td class=\"missing right\"><span>missing</span></td>"))
    #expect(html.contains("<figure><svg ") && html.contains("<title id=\"picture-"))
    #expect(html.contains("error[F001]: no column `agee`") && html.contains("did you mean"))
    #expect(html.contains("<a href=\"#part-4\">Wrong</a> <span class=\"state\">failed</span>"))
    #expect(html.contains("<a href=\"#part-2\">Rows</a>") && html.contains("<h2 id=\"part-2\">Rows</h2>"))
    for landmark in ["<header>", "<nav aria-label=\"Contents\">", "<main id=\"content\">", "<footer>"] {
      #expect(html.contains(landmark))
    }
  }

  @Test("Nothing of the page comes from elsewhere, and nothing of it runs.")
  func alone() throws {
    let html = try page("# %% A\nrows = frame(1..9 | map(i => {x: i}))\nplot rows, .x\n")
    #expect(!html.contains("<script") && !html.contains("<link") && !html.contains("src=") && !html.contains("url("))
    #expect(html.contains("default-src 'none'"))
  }

  @Test("What a file, a title and a text say is shown and never obeyed.")
  func inert() throws {
    let bad = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    let html = try page(
      "# %% \(bad)\nrows = load \"rows.csv\"\nrows\nprint \"\(bad)\"\nplot rows, .word\n# \(bad)\n",
      files: ["rows.csv": "word,\(bad)\n\(bad),1\n\(bad),2\nb,3\n"])
    #expect(!html.contains("<script") && !html.contains("<img"))
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  @Test("A stale cell says so above its old output, one that has not run too.")
  func stale() throws {
    let bench = try Bench("# %% A\na = 1\n\n# %% B\na + 41\n")
    #expect(try bench.open().page().contains("It has not run."))
    try bench.open().run(.all)
    try bench.write("# %% A\na = 2\n\n# %% B\na + 41\n")
    let html = try bench.open().page()
    #expect(html.contains("<p>reads `a`, which cell 1 binds and which has changed</p>"))
    #expect(html.contains("<pre class=\"text\" tabindex=\"0\">42</pre>") && html.contains("2 cells of 2 are stale."))
  }

  @Test("A session without a notebook has a page of what it showed.")
  func session() throws {
    let bench = try Bench()
    try bench.type(["xs = [3, 1]", "xs | sort", "nothing_of_it # fails", "%report out.html"])
    let html = try bench.read("out.html")
    #expect(html.contains("[1, 3]") && !html.contains("nothing_of_it"))
  }
}
